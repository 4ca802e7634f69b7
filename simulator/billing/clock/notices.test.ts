import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { day, newBillingWorld } from "../billing-fixture";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

async function subscribed(fields: Partial<Stripe.SubscriptionCreateParams> = {}) {
  const world = await newBillingWorld(simulator);
  const { id: customer } = await world.customer();
  const { id: price } = await world.price(2500);
  const subscription = await world.stripe.subscriptions.create({ customer, items: [{ price }], ...fields });
  const told = async (type: string) => (await world.stripe.events.list({ type })).data;
  return { ...world, subscription, told, start: subscription.created };
}

describe("a world announces", () => {
  it("the end of a trial once, three days ahead", async () => {
    const { moveTo, told, start } = await subscribed({ trial_period_days: 14 });
    await moveTo(start + 11 * day - 1);
    expect(await told("customer.subscription.trial_will_end")).toEqual([]);
    await moveTo(start + 11 * day);
    await moveTo(start + 13 * day);
    const [event, ...more] = await told("customer.subscription.trial_will_end");
    expect([event!.created, more]).toEqual([start + 11 * day, []]);
    expect(await told("customer.subscription.updated")).toEqual([]);
  });

  it("the end of a trial immediately and only once, if the trial lasts less than three days or ends now", async () => {
    const short = await subscribed({ trial_period_days: 2 });
    const [event] = await short.told("customer.subscription.trial_will_end");
    expect(event).toMatchObject({ created: short.start, request: { id: expect.any(String) } });
    await short.moveTo(short.start + day);
    expect(await short.told("customer.subscription.trial_will_end")).toHaveLength(1);
    const long = await subscribed({ trial_period_days: 30 });
    await long.stripe.subscriptions.update(long.subscription.id, { trial_end: "now" });
    expect(await long.told("customer.subscription.trial_will_end")).toHaveLength(1);
  });

  it.each([
    ["less than three days", 3 * day - 1, 1],
    ["three days", 3 * day, 1],
    ["more than three days", 3 * day + 1, 0],
  ])("the end of a trial immediately only if at most three days remain; here, %s", async (_, left, times) => {
    const { told, start, stripe, subscription, moveTo } = await subscribed({ trial_period_days: 14 });
    await stripe.subscriptions.update(subscription.id, { trial_end: start + left });
    expect(await told("customer.subscription.trial_will_end")).toHaveLength(times);
    await moveTo(start + left - 1);
    expect(await told("customer.subscription.trial_will_end")).toHaveLength(1);
  });

  it("the end of a short trial immediately, even on a test clock that doesn't advance", async () => {
    const { stripe, price } = await newBillingWorld(simulator);
    const clock = await stripe.testHelpers.testClocks.create({ frozen_time: 1_800_000_000 });
    const { id: customer } = await stripe.customers.create({ test_clock: clock.id });
    const items = [{ price: (await price(2500)).id }];
    await stripe.subscriptions.create({ customer, items, trial_period_days: 1 });
    const events = await stripe.events.list({ type: "customer.subscription.trial_will_end" });
    expect(events.data).toHaveLength(1);
  });

  it("the next invoice, with its amounts, a week before each renewal", async () => {
    const { moveTo, told, subscription } = await subscribed();
    const end = subscription.items.data[0]!.current_period_end;
    await moveTo(end - 7 * day);
    const [event] = await told("invoice.upcoming");
    expect(event).toMatchObject({ data: { object: { amount_due: 2500, status: "draft" } } });
    await moveTo(end + 3 * day);
    expect(await told("invoice.upcoming")).toHaveLength(1);
  });

  it("no next invoice if the subscription ends first", async () => {
    const { moveTo, told, stripe, subscription } = await subscribed();
    await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    await moveTo(subscription.items.data[0]!.current_period_end);
    expect(await told("invoice.upcoming")).toEqual([]);
  });

  it("an overdue sent invoice, and keeps its subscription past due until the invoice is paid", async () => {
    const { moveTo, told, start, stripe, subscription } = await subscribed({
      collection_method: "send_invoice",
      days_until_due: 10,
    });
    await moveTo(start + 12 * day);
    expect(await told("invoice.overdue")).toHaveLength(1);
    const late = await stripe.subscriptions.retrieve(subscription.id);
    expect(late.status).toBe("past_due");
    await stripe.invoices.pay(String(late.latest_invoice), { paid_out_of_band: true });
    expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe("active");
  });
});
