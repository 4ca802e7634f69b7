import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { type BillingWorld, day, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
let customer: string;
let metered: string;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

const start = utc("2026-11-01T09:00:00");
const renewal = utc("2026-12-01T09:00:00");

beforeEach(async () => {
  world = await newBillingWorld(simulator, start);
  ({ stripe } = world);
  customer = (await world.customer()).id;
  const default_aggregation = { formula: "sum" } as const;
  const named = { display_name: "Requests", event_name: "requests", default_aggregation };
  const meter = (await stripe.billing.meters.create(named)).id;
  const recurring = { interval: "month", usage_type: "metered", meter } as const;
  metered = (await world.price(100, "month", { recurring })).id;
});

const subscribe = (fields: Partial<Stripe.SubscriptionCreateParams> = {}) =>
  stripe.subscriptions.create({ customer, items: [{ price: metered }], ...fields });

const report = (value: number) =>
  stripe.billing.meterEvents.create({
    event_name: "requests",
    payload: { stripe_customer_id: customer, value: String(value) },
  });

const preview = (params: Stripe.InvoiceCreatePreviewParams) => stripe.invoices.createPreview(params);

/** Moves the clock to this moment. Returns the totals of the invoices created until then. */
async function billedBy(moment: number): Promise<number[]> {
  const known = (await stripe.invoices.list({ customer, limit: 100 })).data.length;
  await world.moveTo(moment);
  const all = (await stripe.invoices.list({ customer, limit: 100 })).data;
  return all.slice(0, all.length - known).map(({ total }) => total);
}

describe("the preview of an ending subscription", () => {
  it("shows the usage to be billed at the subscription's end, even in the second in which it is reported", async () => {
    const { id } = await subscribe();
    await report(10);
    const ending = { subscription: id, subscription_details: { cancel_at_period_end: true } };
    expect(await preview(ending)).toMatchObject({ total: 1000, billing_reason: "upcoming" });
    await stripe.subscriptions.update(id, { cancel_at_period_end: true });
    const shown = await preview({ subscription: id });
    expect(shown).toMatchObject({ total: 1000, created: renewal, period_end: renewal });
    expect(await billedBy(renewal + 7200)).toEqual([1000]);
  });

  it("shows the usage up to a cancellation date within the period", async () => {
    const { id } = await subscribe();
    await report(7);
    await stripe.subscriptions.update(id, { cancel_at: start + 10 * day });
    expect((await preview({ subscription: id })).total).toBe(700);
    expect(await billedBy(start + 11 * day)).toEqual([700]);
  });

  it("shows the usage if a schedule ends the subscription", async () => {
    const { id } = await subscribe();
    const schedule = await stripe.subscriptionSchedules.create({ from_subscription: id });
    await stripe.subscriptionSchedules.update(schedule.id, { end_behavior: "cancel" });
    await report(3);
    expect((await preview({ subscription: id })).total).toBe(300);
    expect(await billedBy(renewal + 7200)).toEqual([300]);
  });

  it("shows pending invoice items, and is refused if there are none", async () => {
    const { id } = await subscribe({ items: [{ price: (await world.price(2000)).id }] });
    await stripe.subscriptions.update(id, { cancel_at_period_end: true });
    const none = { statusCode: 404, code: "invoice_upcoming_none" };
    await expect(preview({ subscription: id })).rejects.toMatchObject(none);
    await stripe.invoiceItems.create({ customer, amount: 500, currency: "usd" });
    expect((await preview({ subscription: id })).total).toBe(500);
    expect(await billedBy(renewal + 7200)).toEqual([500]);
    await expect(preview({ subscription: id })).rejects.toMatchObject(none);
  });
});
