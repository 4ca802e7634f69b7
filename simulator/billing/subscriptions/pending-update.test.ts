import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { type BillingWorld, expanded, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
let before: Stripe.Subscription;
beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());
beforeEach(async () => {
  ({ stripe } = world = await newBillingWorld(simulator));
  const { id: customer } = await world.customer();
  const { id: price } = await world.price(1000);
  const metadata = { kept: "1", changed: "1" };
  before = await stripe.subscriptions.create({ customer, items: [{ price }], metadata });
  const bad = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
  await stripe.subscriptions.update(before.id, { default_payment_method: bad.id });
});

/** Sends an upgrade that waits for its payment, with other fields in the same request. */
async function wait(
  params: Stripe.SubscriptionUpdateParams,
  price = 2000,
  interval: "month" | "year" = "month",
) {
  const { id } = await world.price(price, interval);
  return stripe.subscriptions.update(before.id, {
    items: [{ id: before.items.data[0]!.id, price: id }],
    payment_behavior: "pending_if_incomplete",
    proration_behavior: "always_invoice",
    expand: ["latest_invoice"],
    ...params,
  });
}

const now = () => stripe.subscriptions.retrieve(before.id);

async function pay({ latest_invoice }: Stripe.Subscription) {
  const customer = String(before.customer);
  const { id } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.invoices.pay(expanded(latest_invoice).id, { payment_method: id });
  return now();
}

const events = async (word: string) =>
  (await stripe.events.list({ type: `customer.subscription.pending_update_${word}` })).data.length;

describe("a pending update", () => {
  it("includes metadata, which is merged into the current metadata when the update is paid", async () => {
    const waiting = await wait({ metadata: { changed: "2", added: "2" } });
    expect(waiting.pending_update?.metadata).toEqual({ changed: "2", added: "2" });
    expect(waiting.metadata).toEqual({ kept: "1", changed: "1" });
    await stripe.subscriptions.update(before.id, { metadata: { kept: "", later: "3" } });
    expect((await pay(waiting)).metadata).toEqual({ changed: "2", added: "2", later: "3" });
    expect(await events("applied")).toBe(1);
  });

  it("includes discounts, which already apply to its own invoice", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 50, duration: "forever" });
    const waiting = await wait({ discounts: [{ coupon }] }, 6000);
    const held = waiting.pending_update?.discounts;
    expect([held?.length, waiting.discounts]).toEqual([1, []]);
    expect(expanded(waiting.latest_invoice).total).toBe(3000 - 1000);
  });

  it("adds its discounts to the subscription when it is paid, but not if it expires", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 10, duration: "forever" });
    const first = await wait({ discounts: [{ coupon }] }, 3000);
    expect((await pay(first)).discounts).toEqual(first.pending_update?.discounts);
    await stripe.subscriptions.update(before.id, { discounts: "" });
    const second = await wait({ discounts: [{ coupon }] }, 9000);
    await stripe.invoices.voidInvoice(expanded(second.latest_invoice).id);
    expect(await now()).toMatchObject({ discounts: [], pending_update: null });
  });

  it("includes item discounts", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 10, duration: "forever" });
    const { id: price } = await world.price(3000);
    const item = { id: before.items.data[0]!.id, price, discounts: [{ coupon }] };
    const waiting = await wait({ items: [item] });
    expect(waiting.pending_update?.subscription_items?.[0]?.discounts).toHaveLength(1);
    expect((await pay(waiting)).items.data[0]?.discounts).toHaveLength(1);
  });

  it("includes a cancellation at the end of the new items' period", async () => {
    const waiting = await wait({ cancel_at_period_end: true }, 20_000, "year");
    expect(waiting).toMatchObject({
      cancel_at: null,
      cancel_at_period_end: false,
      pending_update: { cancel_at_period_end: true },
    });
    const after = await pay(waiting);
    expect(after).toMatchObject({ cancel_at_period_end: true, cancel_at: utc("2027-11-01T09:00:00") });
    expect(after.items.data[0]?.current_period_end).toBe(after.cancel_at);
  });

  it("expires only when a request contradicts its cancellation at period end", async () => {
    const waiting = await wait({ cancel_at_period_end: true });
    await stripe.subscriptions.update(before.id, { metadata: { more: "1" } });
    expect((await now()).pending_update).not.toBeNull();
    await stripe.subscriptions.update(before.id, { cancel_at_period_end: false });
    expect(await now()).toMatchObject({ cancel_at_period_end: false, pending_update: null });
    expect((await stripe.invoices.retrieve(expanded(waiting.latest_invoice).id)).status).toBe("void");
    expect(await events("expired")).toBe(1);
  });

  it("takes effect immediately if nothing is due", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 10, duration: "forever" });
    const at = { payment_behavior: "pending_if_incomplete" } as const;
    const after = await stripe.subscriptions.update(before.id, {
      ...at,
      cancel_at_period_end: true,
      discounts: [{ coupon }],
      metadata: { added: "1" },
    });
    expect(after).toMatchObject({ cancel_at_period_end: true, pending_update: null });
    expect([after.discounts.length, after.metadata.added]).toEqual([1, "1"]);
  });
});
