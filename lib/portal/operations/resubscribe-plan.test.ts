import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { resubscribeReading } from "@/lib/testing/readings";
import { customer, farid, liveSubscriptions, resubscribe, viewOf } from "@/lib/testing/resubscribing";

/** Tests ended subscriptions that a customer restarts with another plan. */

const team = "price_Lumen_team_month";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function openWorld() {
  const world = await portalWorld();
  await world.saveSettings({ resubscribe: true, changePlanWhenCanceled: true, couponOnResubscribe: true });
  return world;
}

async function choosing(world: PortalWorld, priceId: string, code?: string) {
  const token = await world.visit(farid);
  const ended = (await viewOf(token)).find(({ resubscribe }) => resubscribe);
  if (!ended) throw new Error("Farid has no ended subscription.");
  const answer = await resubscribeReading(token, { subscriptionId: ended.id, code });
  if (!answer.ok) throw new Error(answer.error.message);
  const preview = answer.value.find((one) => one.priceId === priceId);
  const input = { intentId: ended.intentId, subscriptionId: ended.id, priceId, quote: preview?.quote };
  return { token, ended, previews: answer.value, preview, input };
}

it("offers the service's plans, marks the customer's last plan, and starts the plan that the customer confirms", async () => {
  const world = await openWorld();
  const { token, ended, previews, preview, input } = await choosing(world, team);
  const { choice } = ended.resubscribe ?? {};
  expect(choice?.note).toBeNull();
  expect(choice?.plans.map(({ price: { amount, period }, mark }) => [`${amount} ${period}`, mark])).toEqual(
    expect.arrayContaining([
      ["$19.00 per month", "Your last plan"],
      ["$49.00 per month", null],
      ["$1,490.00 per year", null],
    ]),
  );
  expect(previews.map(({ priceId }) => priceId)).toEqual(choice?.plans.map(({ priceId }) => priceId));
  expect(preview?.confirm).toBe("Resubscribe and pay $49.00");
  expect(await resubscribe(token, input)).toMatchObject({
    ok: true,
    said: "Welcome back. Lumen Team is active again. You paid $49.00.",
  });
  const [started, ...more] = await liveSubscriptions(world);
  expect(more).toEqual([]);
  expect(started?.items.data.map(({ price }) => price.id)).toEqual([team]);
  expect(started?.latest_invoice).toMatchObject({ status: "paid", amount_paid: 4900 });
  expect(started?.metadata.resubscribed_from).toBe(ended.id);
});

it("lets customers restart with another plan if their former price is no longer sold", async () => {
  const world = await openWorld();
  // Stripe doesn't archive a price while it is its product's default.
  await world.stripe.products.update("prod_LumenStarter", { default_price: "" });
  await world.stripe.prices.update("price_Lumen_starter_month", { active: false });
  const { token, ended, preview, input } = await choosing(world, team);
  expect(ended.resubscribe?.choice?.plans.some(({ isChosen }) => isChosen)).toBe(false);
  expect(ended.resubscribe?.choice?.note).toBe(
    "Your last plan, at $19.00 per month, is no longer offered. Choose another one.",
  );
  expect(preview?.confirm).toBe("Resubscribe and pay $49.00");
  expect(await resubscribe(token, input)).toSucceed();
});

it("accepts a code for the plan that it applies to, and says for the other plans that it doesn't apply", async () => {
  const world = await openWorld();
  const business = "price_Lumen_business_month";
  const { token, previews, preview, input } = await choosing(world, business, "BUSINESSONLY");
  expect(previews.find(({ priceId }) => priceId === team)?.note).toBe(
    "BUSINESSONLY doesn’t apply to Lumen Team.",
  );
  expect(preview?.confirm).toBe("Resubscribe and pay $111.75");
  expect(await resubscribe(token, input)).toSucceed();
  expect((await liveSubscriptions(world))[0]?.latest_invoice).toMatchObject({ amount_paid: 11175 });
});

it("neither offers nor starts a plan while the customer has another active plan of the service", async () => {
  const world = await openWorld();
  const { token, input } = await choosing(world, team);
  await world.stripe.subscriptions.create({ customer, items: [{ price: "price_Lumen_team_year" }] });
  expect(await resubscribe(token, input)).toMatchObject({ ok: false });
  expect(await liveSubscriptions(world)).toHaveLength(1);
  const ended = (await viewOf(token)).find(({ status }) => status.value === "canceled");
  expect(ended).toMatchObject({ actions: [], resubscribe: null });
});

it("restarts even if a product outside the service is active", async () => {
  const world = await openWorld();
  await world.stripe.subscriptions.create({ customer, items: [{ price: "price_Lumen_status_month" }] });
  const { token, input } = await choosing(world, team);
  expect(await resubscribe(token, input)).toSucceed();
  expect(await liveSubscriptions(world)).toHaveLength(2);
});

it.each([
  ["a price that is not offered", { priceId: "price_Lumen_status_month" }],
  ["the quote for another plan", { priceId: "price_Lumen_business_month" }],
])("starts nothing with %s", async (_name, changed) => {
  const world = await openWorld();
  const { token, input } = await choosing(world, team);
  expect(await resubscribe(token, { ...input, ...changed })).toMatchObject({ error: { code: "invalid" } });
  expect(await liveSubscriptions(world)).toEqual([]);
});

it.each([{ changePlan: false }, { changePlanWhenCanceled: false }])(
  "with the settings %o, neither offers nor accepts another plan, even with an earlier quote",
  async (off) => {
    const world = await openWorld();
    const { token, input } = await choosing(world, team);
    await world.saveSettings({ resubscribe: true, changePlanWhenCanceled: true, ...off });
    const [ended] = await viewOf(token);
    expect(ended?.resubscribe?.choice).toBeNull();
    expect(await resubscribe(token, input)).toMatchObject({ error: { code: "not_allowed" } });
    expect(await liveSubscriptions(world)).toEqual([]);
  },
);

it("charges a plan without units once, even if there were five seats before", async () => {
  const world = await portalWorld("test", "seats");
  await world.saveSettings({ changePlan: true, resubscribe: true, changePlanWhenCanceled: true });
  await world.saveTiers([
    { productId: "prod_LumenStudio", priceIds: ["price_Lumen_studio_month"] },
    { productId: "prod_LumenTeam", priceIds: [team] },
  ]);
  const selma = "cus_LumenSelma";
  const { data } = await world.stripe.subscriptions.list({ customer: selma });
  const former = data[0]?.id ?? "";
  await world.stripe.subscriptions.cancel(former);
  const token = await world.visit("selma@example.com");
  const [ended] = await viewOf(token);
  expect(ended?.resubscribe?.choice?.plans.map(({ price }) => `${price.amount} ${price.period}`)).toEqual([
    "5 × $59.00 per month",
    "$49.00 per month",
  ]);
  const answer = await resubscribeReading(token, { subscriptionId: former });
  const preview = answer.ok ? answer.value.find(({ priceId }) => priceId === team) : undefined;
  expect(preview?.confirm).toBe("Resubscribe and pay $49.00");
  expect(preview?.explanation).toContain("Lumen Team has one price for any number of seats.");
  const input = { intentId: ended?.intentId, subscriptionId: former, priceId: team, quote: preview?.quote };
  expect(await resubscribe(token, input)).toSucceed();
  const after = await world.stripe.subscriptions.list({ customer: selma });
  expect(after.data.map(({ items }) => items.data[0]?.quantity)).toEqual([1]);
});
