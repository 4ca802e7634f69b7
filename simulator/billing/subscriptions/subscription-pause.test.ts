import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { day, newBillingWorld } from "../billing-fixture";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

async function halfWay() {
  const world = await newBillingWorld(simulator, Date.parse("2026-11-01T00:00:00Z") / 1000);
  const { id: customer } = await world.customer();
  const { id: price } = await world.price(3000);
  const subscription = await world.stripe.subscriptions.create({ customer, items: [{ price }] });
  await world.moveTo(subscription.created + 15 * day);
  return { ...world, id: subscription.id, start: subscription.created, customer };
}

describe("a paused subscription", () => {
  it("is credited for unused time, and isn't billed until it resumes", async () => {
    const { stripe, id, customer, start, moveTo } = await halfWay();
    const paused = await stripe.subscriptions.pause(id, { invoicing_behavior: "invoice" });
    expect(paused).toMatchObject({
      status: "paused",
      status_details: { paused: { subscription: { type: "pause_requested" } } },
    });
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ balance: -1500 });
    await moveTo(start + 80 * day);
    expect((await stripe.invoices.list({ customer })).data).toHaveLength(2);
    const resumed = await stripe.subscriptions.resume(id, { expand: ["latest_invoice"] });
    expect(resumed).toMatchObject({
      status: "active",
      billing_cycle_anchor: start + 80 * day,
      latest_invoice: { total: 3000, amount_due: 1500 },
    });
    expect(resumed).not.toHaveProperty("status_details");
    const types = (await stripe.events.list({ type: "customer.subscription.*", limit: 3 })).data;
    expect(types.map(({ type }) => type)).toContain("customer.subscription.resumed");
  });

  it.each([
    ["none", []],
    ["now", [-1500]],
    ["item_current_period_start", [-3000]],
  ] as const)("is credited for the time that `unused_time_from` asks for: %s", async (type, expected) => {
    const { stripe, id, customer } = await halfWay();
    await stripe.subscriptions.pause(id, { bill_for: { unused_time_from: { type } } });
    const { data } = await stripe.invoiceItems.list({ customer });
    expect(data.map(({ amount }) => amount)).toEqual(expected);
    const events = await stripe.events.list({ type: "customer.subscription.paused" });
    expect(events.data).toHaveLength(1);
  });

  it("ends its period at the pause", async () => {
    const { stripe, id, start } = await halfWay();
    const { items } = await stripe.subscriptions.pause(id);
    expect(items.data[0]).toMatchObject({
      current_period_start: start,
      current_period_end: start + 15 * day,
    });
  });

  it("can't be paused again", async () => {
    const { stripe, id } = await halfWay();
    const paused = await stripe.subscriptions.pause(id);
    await expect(stripe.subscriptions.pause(id)).rejects.toMatchObject({ statusCode: 400 });
    expect(await stripe.subscriptions.retrieve(id)).toEqual(paused);
  });
});

describe("pausing is refused for a subscription that", () => {
  type Fields = Partial<Stripe.SubscriptionCreateParams>;
  const send: Fields = { collection_method: "send_invoice", days_until_due: 7 };

  it.each<[string, Fields, string]>([
    ["is in classic billing", { billing_mode: { type: "classic" } }, "pm_card_visa"],
    ["is sent its invoices", send, "pm_card_visa"],
    ["is on trial", { trial_period_days: 14 }, "pm_card_visa"],
    ["is incomplete", {}, "pm_card_authenticationRequired"],
  ])("%s", async (_, fields, card) => {
    const world = await newBillingWorld(simulator);
    const { id: customer } = await world.customer(card);
    const items = [{ price: (await world.price(3000)).id }];
    const before = await world.stripe.subscriptions.create({ customer, items, ...fields });
    await expect(world.stripe.subscriptions.pause(before.id)).rejects.toMatchObject({
      statusCode: 400,
      type: "StripeInvalidRequestError",
    });
    expect(await world.stripe.subscriptions.retrieve(before.id)).toEqual(before);
  });

  it("has a schedule", async () => {
    const { stripe, id } = await halfWay();
    const schedule = await stripe.subscriptionSchedules.create({ from_subscription: id });
    await expect(stripe.subscriptions.pause(id)).rejects.toThrow(schedule.id);
  });

  it("has ended", async () => {
    const { stripe, id } = await halfWay();
    await stripe.subscriptions.cancel(id);
    await expect(stripe.subscriptions.pause(id)).rejects.toMatchObject({ statusCode: 400 });
  });
});
