import type Stripe from "stripe";
import { day, utc } from "../billing/billing-fixture";
import type { Simulator } from "../server";
import { newWorld, startTestSimulator } from "../test-support";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

const start = utc("2026-01-31T10:00:00");

async function onClock(card = "pm_card_visa", fields: Partial<Stripe.SubscriptionCreateParams> = {}) {
  const world = newWorld(simulator);
  const { stripe } = world;
  const product = await stripe.products.create({ name: "Seat" });
  const price = await stripe.prices.create({
    product: product.id,
    currency: "usd",
    unit_amount: 1000,
    recurring: { interval: "month" },
  });
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: start, name: "Renewal" });
  const customer = await stripe.customers.create({
    test_clock: clock.id,
    payment_method: card,
    invoice_settings: { default_payment_method: card },
  });
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    ...fields,
  });
  const advance = (to: number) => stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: to });
  const invoices = async () =>
    (await stripe.invoices.list({ customer: customer.id, limit: 100 })).data.reverse();
  return { ...world, clock, customer, price, subscription, advance, invoices };
}

describe("a test clock", () => {
  it("applies its time to its customer and everything created for them", async () => {
    const { clock, customer, subscription, stripe, invoices } = await onClock();
    expect(clock).toMatchObject({ object: "test_helpers.test_clock", status: "ready", frozen_time: start });
    expect([customer.created, subscription.created, (await invoices())[0]!.created]).toEqual([
      start,
      start,
      start,
    ]);
    expect([customer, subscription, (await invoices())[0]].map((one) => one!.test_clock)).toEqual([
      clock.id,
      clock.id,
      clock.id,
    ]);
    expect((await stripe.customers.create({})).created).toBeGreaterThan(start + 30 * day);
  });

  it("answers that it is advancing, then advances past the renewal of a subscription from the 31st", async () => {
    const { clock, stripe, subscription, advance, invoices } = await onClock();
    const end = utc("2026-02-28T10:00:00");
    expect(subscription.items.data[0]!.current_period_end).toBe(end);
    expect(await advance(end + 3601)).toMatchObject({
      status: "advancing",
      frozen_time: start,
      status_details: { advancing: { target_frozen_time: end + 3601 } },
    });
    expect(await stripe.testHelpers.testClocks.retrieve(clock.id)).toMatchObject({
      status: "ready",
      frozen_time: end + 3601,
      status_details: {},
    });
    expect((await invoices()).map(({ status, created }) => [status, created])).toEqual([
      ["paid", start],
      ["paid", end],
    ]);
    const renewed = await stripe.subscriptions.retrieve(subscription.id);
    expect(renewed.items.data[0]!.current_period_end).toBe(utc("2026-03-31T10:00:00"));
    const types = (await stripe.events.list({ type: "test_helpers.*" })).data.map(({ type }) => type);
    expect(types).toEqual([
      "test_helpers.test_clock.ready",
      "test_helpers.test_clock.advancing",
      "test_helpers.test_clock.created",
    ]);
  });

  it("runs in order everything that falls due, such as all steps of dunning", async () => {
    const { stripe, customer, subscription, advance, invoices } = await onClock();
    const bad = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer: customer.id });
    await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: bad.id } });
    const end = subscription.items.data[0]!.current_period_end;
    await advance(end + 16 * day);
    expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({
      status: "canceled",
      ended_at: end + 3600 + 15 * day,
    });
    const failed = (await stripe.events.list({ type: "invoice.payment_failed" })).data;
    expect(failed.map(({ created }) => created - end - 3600).reverse()).toEqual([
      0,
      3 * day,
      8 * day,
      15 * day,
    ]);
    expect((await invoices())[1]).toMatchObject({ status: "open", attempt_count: 4 });
  });

  it("keeps its objects out of lists that do not ask for them", async () => {
    const { stripe, clock, customer, subscription } = await onClock();
    const other = await stripe.customers.create({});
    expect((await stripe.customers.list()).data.map(({ id }) => id)).toEqual([other.id]);
    expect((await stripe.customers.list({ test_clock: clock.id })).data[0]!.id).toBe(customer.id);
    expect((await stripe.subscriptions.list()).data).toEqual([]);
    expect((await stripe.subscriptions.list({ test_clock: clock.id })).data[0]!.id).toBe(subscription.id);
    expect((await stripe.subscriptions.list({ customer: customer.id })).data).toHaveLength(1);
    expect((await stripe.invoices.list()).data).toEqual([]);
    expect((await stripe.testHelpers.testClocks.list()).data).toHaveLength(1);
  });

  it("neither moves the rest of the world nor is moved by it", async () => {
    const { stripe, admin, subscription, advance, price } = await onClock();
    const plain = await stripe.customers.create({
      payment_method: "pm_card_visa",
      invoice_settings: { default_payment_method: "pm_card_visa" },
    });
    const own = await stripe.subscriptions.create({ customer: plain.id, items: [{ price: price.id }] });
    await advance(start + 59 * day);
    expect(await stripe.subscriptions.retrieve(own.id)).toMatchObject({
      items: { data: [{ current_period_start: own.items.data[0]!.current_period_start }] },
    });
    const before = await stripe.subscriptions.retrieve(subscription.id);
    await admin("POST", "clock", { advance: 65 * day, freeze: true });
    expect(JSON.stringify(await stripe.subscriptions.retrieve(subscription.id))).toBe(JSON.stringify(before));
    expect((await stripe.invoices.list({ customer: plain.id })).data).toHaveLength(3);
  });

  it("moves only forward, by at most twice the shortest interval of its subscriptions", async () => {
    const { stripe, advance, subscription } = await onClock();
    await expect(advance(start)).rejects.toMatchObject({ param: "frozen_time", statusCode: 400 });
    await expect(advance(utc("2026-03-31T10:00:01"))).rejects.toMatchObject({ param: "frozen_time" });
    await advance(utc("2026-03-31T10:00:00"));
    await stripe.subscriptions.cancel(subscription.id);
    await expect(advance(utc("2028-03-31T10:00:01"))).rejects.toMatchObject({ param: "frozen_time" });
    await advance(utc("2028-03-31T10:00:00"));
  });

  it("has at most three customers, who are deleted with it", async () => {
    const { stripe, clock, customer, subscription } = await onClock();
    for (let i = 0; i < 2; i += 1) await stripe.customers.create({ test_clock: clock.id });
    await expect(stripe.customers.create({ test_clock: clock.id })).rejects.toMatchObject({
      param: "test_clock",
    });
    await expect(stripe.customers.create({ test_clock: "clock_none" })).rejects.toMatchObject({
      code: "resource_missing",
    });
    expect(await stripe.testHelpers.testClocks.del(clock.id)).toMatchObject({ deleted: true });
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ deleted: true });
    expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe("canceled");
  });

  it("exists only in test mode", async () => {
    const { stripe } = newWorld(simulator, "live");
    await expect(stripe.testHelpers.testClocks.create({ frozen_time: start })).rejects.toMatchObject({
      statusCode: 400,
    });
  });
});
