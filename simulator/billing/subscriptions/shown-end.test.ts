import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { type BillingWorld, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
let subscription: Stripe.Subscription;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

const day = 86_400;
const start = utc("2026-11-01T09:00:00");
const renewal = utc("2026-12-01T09:00:00");
const soon = start + 10 * day;

beforeEach(async () => {
  world = await newBillingWorld(simulator, start);
  ({ stripe } = world);
  const price = (await world.price(3000)).id;
  const customer = (await world.customer()).id;
  subscription = await stripe.subscriptions.create({ customer, items: [{ price, quantity: 1 }] });
});

const endOn = (cancel_at: Stripe.SubscriptionUpdateParams["cancel_at"], more = {}) =>
  stripe.subscriptions.update(subscription.id, { cancel_at, ...more });
const endsOf = ({ items, billing_cycle_anchor: anchor, cancel_at }: Stripe.Subscription) => ({
  periodEnd: items.data[0]!.current_period_end,
  anchor,
  cancel_at,
});

describe("a cancellation date inside the current period", () => {
  it.each(["create_prorations", "none"] as const)(
    "is shown as the end of the period with the proration behavior %s",
    async (behavior) => {
      const cut = { periodEnd: soon, anchor: soon, cancel_at: soon };
      expect(endsOf(await endOn(soon, { proration_behavior: behavior }))).toEqual(cut);
      expect(endsOf(await stripe.subscriptions.retrieve(subscription.id))).toEqual(cut);
      const { data } = await stripe.subscriptions.list({ customer: String(subscription.customer) });
      expect(endsOf(data[0]!)).toEqual(cut);
      const items = await stripe.subscriptionItems.list({ subscription: subscription.id });
      const item = await stripe.subscriptionItems.retrieve(items.data[0]!.id);
      expect([items.data[0]!, item].map((one) => one.current_period_end)).toEqual([soon, soon]);
      const { data: waiting } = await stripe.invoiceItems.list({ pending: true });
      expect(waiting.map(({ amount }) => amount)).toEqual(behavior === "none" ? [] : [-2000]);
    },
  );

  it("moves the shown end of the period when it changes, and restores the natural end when it is cleared", async () => {
    await endOn(soon);
    expect(endsOf(await endOn(soon + day))).toMatchObject({ periodEnd: soon + day, anchor: soon + day });
    expect(endsOf(await endOn(""))).toEqual({ periodEnd: renewal, anchor: start, cancel_at: null });
  });

  it("is also the date of a cancellation at period end", async () => {
    await endOn(soon);
    const ending = await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    expect(ending).toMatchObject({ cancel_at: soon, cancel_at_period_end: true });
  });

  it("is the latest possible proration date", async () => {
    await endOn(soon);
    const items = [{ id: subscription.items.data[0]!.id, quantity: 2 }];
    const late = stripe.subscriptions.update(subscription.id, { items, proration_date: soon + 1 });
    await expect(late).rejects.toMatchObject({ param: "proration_date" });
    await stripe.subscriptions.update(subscription.id, { items, proration_date: soon });
  });

  it("doesn't change the end of a trial", async () => {
    const trial_end = start + 20 * day;
    await stripe.subscriptions.update(subscription.id, { trial_end });
    const ending = await endOn(soon);
    expect(ending).toMatchObject({ status: "trialing", trial_end });
    expect(endsOf(ending).periodEnd).toBe(soon);
  });

  it("ends the subscription on that date, and the period keeps its shown end", async () => {
    await endOn(soon);
    await world.moveTo(soon + 60);
    const ended = await stripe.subscriptions.retrieve(subscription.id);
    expect(ended).toMatchObject({ status: "canceled", ended_at: soon });
    expect(endsOf(ended).periodEnd).toBe(soon);
  });
});

describe("a cancellation date after the renewal", () => {
  it("changes nothing until its own period, which it shortens", async () => {
    const later = renewal + 10 * day;
    expect(endsOf(await endOn(later))).toEqual({ periodEnd: renewal, anchor: start, cancel_at: later });
    await world.moveTo(renewal + 7200);
    const { items, latest_invoice: latest } = await stripe.subscriptions.retrieve(subscription.id, {
      expand: ["latest_invoice"],
    });
    expect(items.data[0]!.current_period_end).toBe(later);
    // Ten of December's 31 days.
    expect((latest as Stripe.Invoice).total).toBe(968);
  });
});
