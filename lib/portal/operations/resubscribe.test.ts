import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import type { PortalWorld } from "@/lib/testing/portal-world";
import { frontDoor } from "../front-door";
import { resubscribeReading, viewReading } from "../readings";
import type { ResubscribePreview, SubscriptionView } from "../view-shape";
import { resubscribe as operation } from "./resubscribe";

const resubscribe = frontDoor(operation);
const farid = "farid@example.com";
const customer = "cus_LumenFarid";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function openWorld(): Promise<PortalWorld> {
  const world = await portalWorld();
  await world.saveSettings({ resubscribe: true });
  return world;
}

async function viewOf(token: string): Promise<SubscriptionView[]> {
  const answer = await viewReading(token);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.subscriptions;
}

async function quoted(token: string, subscriptionId: string): Promise<ResubscribePreview> {
  const answer = await resubscribeReading(token, { subscriptionId });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

async function asking(world: PortalWorld) {
  const token = await world.visit(farid);
  const [ended] = await viewOf(token);
  if (!ended) throw new Error("Farid has a subscription that ended.");
  const preview = await quoted(token, ended.id);
  const input = { intentId: ended.intentId, subscriptionId: ended.id, quote: preview.quote };
  return { token, ended, preview, input };
}

async function subscriptionsOf(world: PortalWorld) {
  const list = await world.stripe.subscriptions.list({
    customer,
    status: "all",
    expand: ["data.latest_invoice"],
  });
  return list.data;
}

async function running(world: PortalWorld) {
  return (await subscriptionsOf(world)).filter(({ status }) => status !== "canceled");
}

function payWith(world: PortalWorld, card: string) {
  return world.stripe.paymentMethods.attach(card, { customer }).then(async ({ id }) => {
    await world.stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
    await world.admin("DELETE", "requests");
  });
}

async function removeCards(world: PortalWorld) {
  const { data } = await world.stripe.customers.listPaymentMethods(customer);
  for (const { id } of data) await world.stripe.paymentMethods.detach(id);
  await world.admin("DELETE", "requests");
}

it("starts a new subscription at the old price, without a trial, and charges exactly what was shown", async () => {
  const world = await openWorld();
  const { token, ended, preview, input } = await asking(world);
  expect(ended.actions).toEqual(["resubscribe"]);
  expect(preview.confirm).toBe("Resubscribe and pay $19.00");
  expect(preview.lines.at(-1)).toEqual({ label: "Due today", amount: "$19.00", isTotal: true });
  expect(preview.explanation).toMatch(
    /^From [A-Z][a-z]+ \d+, \d{4}: \$19\.00 per month\. Paid with Visa ending in 4242, expires \d\d\/\d{4}\.$/,
  );

  const answer = await resubscribe(token, input);
  const [started] = await running(world);
  expect(started).toMatchObject({ status: "active", trial_end: null, customer });
  expect(started?.metadata.resubscribed_from).toBe(ended.id);
  expect(started?.items.data.map(({ price, quantity }) => [price.id, quantity])).toEqual([
    ["price_Lumen_starter_month", 1],
  ]);
  expect(started?.latest_invoice).toMatchObject({ status: "paid", amount_paid: 1900 });
  expect(answer).toMatchObject({
    ok: true,
    said: "Welcome back. Lumen Starter has started again, and $19.00 is paid.",
    event: {
      event: "resubscribe",
      response: { object: "subscription", id: started?.id, outcome: "started" },
      extras: {},
    },
  });
  const shown = answer.ok ? (answer.view?.subscriptions ?? []) : [];
  expect(shown.map(({ id, actions }) => [id, actions.includes("resubscribe")])).toEqual([
    [started?.id, false],
    [ended.id, false],
  ]);
});

it("hands on the merchant's metadata, and nothing that was said about the end", async () => {
  const world = await openWorld();
  const [old] = await subscriptionsOf(world);
  await world.stripe.subscriptions.update(old?.id ?? "", {
    metadata: { workspace: "w-7", cancellation_reason: "unused" },
  });
  const { token, input } = await asking(world);
  await resubscribe(token, input);
  const [started] = await running(world);
  expect(started?.metadata).toMatchObject({ workspace: "w-7" });
  expect(started?.metadata).not.toHaveProperty("cancellation_reason");
});

it("does a doubled intent once, and tells all the same", async () => {
  const world = await openWorld();
  const { token, input } = await asking(world);
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => resubscribe(token, input)));
  const [started, ...more] = await running(world);
  expect(more).toEqual([]);
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: true, event: { response: { id: started?.id } } });
});

it("makes one subscription of two pages that were shown the same offer", async () => {
  const world = await openWorld();
  const [one, other] = [await asking(world), await asking(world)];
  const answers = await Promise.all([
    resubscribe(one.token, one.input),
    resubscribe(other.token, other.input),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await running(world)).toHaveLength(1);
});

it("refuses when another subscription has the product again", async () => {
  const world = await openWorld();
  const { token, input } = await asking(world);
  await world.stripe.subscriptions.create({ customer, items: [{ price: "price_Lumen_starter_year" }] });
  await world.admin("DELETE", "requests");
  expect(await resubscribe(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect(await world.changes()).toEqual([]);
});

it("refuses a subscription that is still running", async () => {
  const world = await openWorld();
  const { input } = await asking(world);
  const token = await world.visit("ada@example.com");
  const [ada] = await viewOf(token);
  const answer = await resubscribe(token, { ...input, subscriptionId: ada?.id });
  expect(answer).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect(await world.changes()).toEqual([]);
});

it("refuses a subscription of somebody else as if it did not exist", async () => {
  const world = await openWorld();
  const { input } = await asking(world);
  const stranger = await world.visit("ben@example.com");
  for (const subscriptionId of [input.subscriptionId, "sub_doesnotexist"]) {
    const answers = [
      await resubscribe(stranger, { ...input, subscriptionId }),
      await resubscribeReading(stranger, { subscriptionId }),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: "not_found" } });
  }
  expect(await world.changes()).toEqual([]);
});

it("refuses when the merchant has switched it off, whatever the page shows", async () => {
  const world = await openWorld();
  const { token, input } = await asking(world);
  await world.saveSettings({ resubscribe: false });
  expect(await resubscribe(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect(await resubscribeReading(token, { subscriptionId: input.subscriptionId })).toMatchObject({
    ok: false,
    error: { code: "not_allowed" },
  });
  expect(await world.changes()).toEqual([]);
});

it.each([
  ["a declined card", "pm_card_chargeCustomerFail"],
  ["a bank that asks", "pm_card_authenticationRequired"],
])("leaves the first payment open with %s, and says where to finish it", async (_name, card) => {
  const world = await openWorld();
  await removeCards(world);
  await payWith(world, card);
  const { token, input } = await asking(world);
  const answer = await resubscribe(token, input);
  const [started, ...more] = await running(world);
  expect(more).toEqual([]);
  expect(started?.status).toBe("incomplete");
  expect(answer).toMatchObject({
    ok: true,
    said: "Your bank did not let the payment of $19.00 through yet. Lumen Starter starts as soon as it is paid.",
    payUrl: expect.stringMatching(/^http/),
    event: { response: { id: started?.id, outcome: "payment_required" } },
  });
  const notice = answer.ok ? answer.view?.subscriptions[0]?.notice : null;
  expect(notice?.text).toBe("Finish the payment of $19.00 to start Lumen Starter.");
});

it("says why and makes nothing when Stripe refuses the card outright", async () => {
  const world = await openWorld();
  const { token, input } = await asking(world);
  await strike(world, {
    type: "code",
    status: 402,
    code: "card_declined",
    decline_code: "insufficient_funds",
  });
  expect(await resubscribe(token, input)).toMatchObject({
    ok: false,
    error: { code: "payment_declined", message: expect.stringContaining("not enough money") },
  });
  expect(await running(world)).toEqual([]);
});

it("asks for a card when there is none, and starts nothing", async () => {
  const world = await openWorld();
  const { token, input } = await asking(world);
  await removeCards(world);
  const refused = {
    ok: false,
    error: { message: "There is no card on file to pay with. Nothing was changed." },
  };
  expect(await resubscribeReading(token, { subscriptionId: input.subscriptionId })).toMatchObject(refused);
  expect(await resubscribe(token, input)).toMatchObject(refused);
  expect(await world.changes()).toEqual([]);
});

it("charges no card and no amount the customer has not seen", async () => {
  const world = await openWorld();
  const { token, input } = await asking(world);
  await removeCards(world);
  await payWith(world, "pm_card_mastercard");
  expect(await resubscribe(token, input)).toMatchObject({ ok: false, error: { code: "state_changed" } });
  const [again] = await viewOf(token);
  const { quote } = await quoted(token, input.subscriptionId);
  await world.stripe.customers.update(customer, { balance: -500 });
  const asked = { ...input, intentId: again?.intentId, quote };
  expect(await resubscribe(token, asked)).toMatchObject({ ok: false, error: { code: "state_changed" } });
  expect(await running(world)).toEqual([]);
});

it("refuses a quote that is cut short or for another subscription", async () => {
  const world = await openWorld();
  const { token, input } = await asking(world);
  for (const quote of [input.quote.slice(0, -4), "v1.AAAA", ""]) {
    const answer = await resubscribe(token, { ...input, quote });
    expect(answer).toMatchObject({ ok: false, error: { code: "invalid" } });
  }
  expect(await world.changes()).toEqual([]);
});

describe("when the old price is archived", () => {
  async function archived(replacement: number | null) {
    const world = await openWorld();
    const product = "prod_LumenStarter";
    const recurring = { interval: "month" as const };
    const price =
      replacement &&
      (await world.stripe.prices.create({ product, currency: "usd", unit_amount: replacement, recurring }));
    await world.stripe.products.update(product, { default_price: "price_Lumen_starter_year" });
    await world.stripe.prices.update("price_Lumen_starter_month", { active: false });
    await world.admin("DELETE", "requests");
    return { world, priceId: price ? price.id : null };
  }

  it("takes an active one of the same amount", async () => {
    const { world, priceId } = await archived(1900);
    const { token, input } = await asking(world);
    expect(await resubscribe(token, input)).toMatchObject({ ok: true });
    const [started] = await running(world);
    expect(started?.items.data.map(({ price }) => price.id)).toEqual([priceId]);
  });

  it.each([
    ["another amount", 2400],
    ["nothing at all", null],
  ])("refuses when there is %s, and never chooses it silently", async (_name, replacement) => {
    const { world } = await archived(replacement);
    const token = await world.visit(farid);
    const [ended] = await viewOf(token);
    const answer = await resubscribeReading(token, { subscriptionId: ended?.id ?? "" });
    expect(answer).toMatchObject({
      ok: false,
      error: { message: "This plan is no longer sold at the price you had. Nothing was changed." },
    });
    expect(await world.changes()).toEqual([]);
  });
});

function strike(world: PortalWorld, action: object, times = 1) {
  return world.admin("POST", "faults", {
    match: { method: "POST", path: "/v1/subscriptions" },
    times,
    action,
  });
}

it("finds the subscription whose answer was lost, and makes no second one", async () => {
  const world = await openWorld();
  const { token, input } = await asking(world);
  await strike(world, { type: "drop_after_commit" }, 3);
  const answer = await resubscribe(token, input);
  const [started, ...more] = await running(world);
  expect(more).toEqual([]);
  expect(answer).toMatchObject({ ok: true, event: { response: { id: started?.id } } });
});

it("says that nothing was changed when Stripe fails before it has started anything", async () => {
  const world = await openWorld();
  const { token, input } = await asking(world);
  await strike(world, { type: "status", status: 500 }, 3);
  expect(await resubscribe(token, input)).toMatchObject({ ok: false, error: { code: "unavailable" } });
  expect(await running(world)).toEqual([]);
});
