import { changePlan, preparePlanChange, readPlanPreview } from "@/lib/testing/changing-plan";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import type { PortalView } from "../view/view-shape";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

it("upgrades now and charges exactly what was shown", async () => {
  const world = await portalWorld();
  const { token, preview, input } = await preparePlanChange(
    world,
    "ada@example.com",
    "price_Lumen_business_month",
  );
  expect(preview.kind).toBe("now");
  const due = preview.lines.find((line) => line.isTotal)?.amount;
  expect(preview.confirm).toBe(`Change plan and pay ${due}`);

  const answer = await changePlan(token, input);
  expect(answer).toMatchObject({ ok: true, said: "You’re now on Lumen Business." });
  expect(answer.ok && answer.event).toEqual({
    event: "change_plan",
    response: {
      object: "subscription",
      id: input.subscriptionId,
      outcome: "applied",
      name: "Lumen Business",
      status: "active",
      customer: "cus_LumenAda",
      current_period_start: expect.any(Number),
      current_period_end: expect.any(Number),
      cancel_at: null,
      tier: "Business",
      service: "Lumen Analytics",
    },
    extras: {},
  });
  const subscription = await world.stripe.subscriptions.retrieve(input.subscriptionId, {
    expand: ["latest_invoice"],
  });
  expect(subscription.items.data.map((item) => item.price.id)).toEqual(["price_Lumen_business_month"]);
  const invoice = subscription.latest_invoice;
  if (!invoice || typeof invoice === "string") throw new Error("The invoice was not expanded.");
  expect(invoice.status).toBe("paid");
  expect(`$${(invoice.amount_paid / 100).toFixed(2)}`).toBe(due);
  expect(answer.ok && answer.receipt).toEqual([
    { label: "Paid", value: `${due} with Visa ending in 4242` },
    { label: "Date", value: expect.stringMatching(/^[A-Z][a-z]+\s\d+,\s\d{4} at \d+:\d\d\s[AP]M\sUTC$/) },
    { label: "Receipt", value: invoice.number, link: { label: "PDF", url: invoice.invoice_pdf } },
  ]);
});

it("schedules a lower price for the renewal, and charges nothing before then", async () => {
  const world = await portalWorld();
  const { token, preview, input } = await preparePlanChange(
    world,
    "ada@example.com",
    "price_Lumen_starter_month",
  );
  expect(preview).toMatchObject({ kind: "at_renewal", lines: [] });

  const answer = await changePlan(token, input);
  expect(answer).not.toHaveProperty("receipt");
  expect(answer.ok && answer.said).toMatch(/^Lumen Starter starts on /);
  const before = await world.stripe.subscriptions.retrieve(input.subscriptionId);
  expect(before.items.data.map((item) => item.price.id)).toEqual(["price_Lumen_team_month"]);

  const renewal = before.items.data[0]?.current_period_end ?? 0;
  await world.admin("POST", "clock", { to: renewal + 7200 });
  const after = await world.stripe.subscriptions.retrieve(input.subscriptionId);
  expect(after.items.data.map((item) => item.price.id)).toEqual(["price_Lumen_starter_month"]);
});

it("discards a scheduled change if the customer chooses the current plan again", async () => {
  const world = await portalWorld();
  const { token, input } = await preparePlanChange(world, "ada@example.com", "price_Lumen_starter_month");
  const planned = await changePlan(token, input);
  const view = (planned as { view: PortalView }).view.subscriptions[0];
  const keep = await readPlanPreview(token, input.subscriptionId, "price_Lumen_team_month");
  expect(keep.kind).toBe("keep_current");

  const again = { ...input, intentId: view?.intentId, priceId: keep.priceId, quote: keep.quote };
  expect(await changePlan(token, again)).toMatchObject({
    ok: true,
    said: "You’re staying on Lumen Team.",
  });
  const subscription = await world.stripe.subscriptions.retrieve(input.subscriptionId);
  expect(subscription.schedule).toBeNull();
});

it("switches from monthly to yearly now, and credits the rest of the month", async () => {
  const world = await portalWorld();
  const { token, preview, input } = await preparePlanChange(
    world,
    "ada@example.com",
    "price_Lumen_team_year",
  );
  expect(preview.kind).toBe("now");
  expect(preview.lines.map((line) => line.label)).toContain("Unused time on Lumen Team");
  expect(await changePlan(token, input)).toSucceed();
});

it("makes the change once if the same intent arrives five times, and gives each request the same answer", async () => {
  const world = await portalWorld();
  const { token, input } = await preparePlanChange(world, "ada@example.com", "price_Lumen_business_month");
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => changePlan(token, input)));
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: true, said: "You’re now on Lumen Business." });
  const updates = (await world.changes()).filter(
    ({ path }) => path === `/v1/subscriptions/${input.subscriptionId}`,
  );
  expect(updates).toHaveLength(1);
});

it("refuses a second request with the same intent but another price", async () => {
  const world = await portalWorld();
  const { token, input } = await preparePlanChange(world, "ada@example.com", "price_Lumen_business_month");
  const other = await readPlanPreview(token, input.subscriptionId, "price_Lumen_starter_month");
  await changePlan(token, input);
  await world.admin("DELETE", "requests");
  const answer = await changePlan(token, { ...input, priceId: other.priceId, quote: other.quote });
  expect(answer).toMatchObject({ ok: false, error: { code: "state_changed" } });
  expect(await world.changes()).toEqual([]);
});

it("refuses a price that the merchant does not offer", async () => {
  const world = await portalWorld();
  const { token, input } = await preparePlanChange(world, "ada@example.com", "price_Lumen_business_month");
  const answer = await changePlan(token, { ...input, priceId: "price_Lumen_status_month" });
  expect(answer).toMatchObject({ ok: false, error: { code: "invalid" } });
  expect(await world.changes()).toEqual([]);
});

it("refuses another customer's subscription as if it did not exist", async () => {
  const world = await portalWorld();
  const { input } = await preparePlanChange(world, "ada@example.com", "price_Lumen_business_month");
  const stranger = await world.visit("ben@example.com");
  const answers = await Promise.all([
    changePlan(stranger, input),
    changePlan(stranger, { ...input, subscriptionId: "sub_doesnotexist" }),
  ]);
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: "not_found" } });
  expect(await world.changes()).toEqual([]);
});

it("refuses plan changes after the merchant turns them off, whatever the page shows", async () => {
  const world = await portalWorld();
  const { token, input } = await preparePlanChange(world, "ada@example.com", "price_Lumen_business_month");
  await world.saveSettings({ changePlan: false });
  expect(await changePlan(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect(await world.changes()).toEqual([]);
});

it("never charges an amount that the customer has not seen", async () => {
  const world = await portalWorld();
  const { token, input } = await preparePlanChange(world, "ada@example.com", "price_Lumen_business_month");
  await world.stripe.subscriptions.update(input.subscriptionId, {
    items: [
      {
        id: (await world.stripe.subscriptions.retrieve(input.subscriptionId)).items.data[0]?.id ?? "",
        quantity: 2,
      },
    ],
    proration_behavior: "none",
  });
  await world.admin("DELETE", "requests");
  expect(await changePlan(token, input)).toMatchObject({ ok: false, error: { code: "state_changed" } });
  expect(await world.changes()).toEqual([]);
});

it("refuses a quote that was made for another price or is truncated", async () => {
  const world = await portalWorld();
  const { token, input } = await preparePlanChange(world, "ada@example.com", "price_Lumen_business_month");
  const other = await readPlanPreview(token, input.subscriptionId, "price_Lumen_business_year");
  for (const quote of [other.quote, input.quote.slice(0, -4), "v1.AAAA", ""]) {
    expect(await changePlan(token, { ...input, quote })).toMatchObject({
      ok: false,
      error: { code: "invalid" },
    });
  }
  expect(await world.changes()).toEqual([]);
});
