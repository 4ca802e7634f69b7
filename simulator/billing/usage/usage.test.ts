import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { amounts, type BillingWorld, day, expanded, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
let customer: string;
let metered: Stripe.Price;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  world = await newBillingWorld(simulator);
  ({ stripe } = world);
  customer = (await world.customer()).id;
  metered = await meteredPrice({ unit_amount: 10 });
});

const start = utc("2026-11-01T09:00:00");
const renewal = utc("2026-12-01T09:00:00");

async function meteredPrice(fields: Partial<Stripe.PriceCreateParams>): Promise<Stripe.Price> {
  const [known] = (await stripe.billing.meters.list({ status: "active" })).data;
  const default_aggregation = { formula: "sum" } as const;
  const made = { display_name: "Requests", event_name: "requests", default_aggregation };
  const meter = known ?? (await stripe.billing.meters.create(made));
  const recurring = { interval: "month", usage_type: "metered", meter: meter.id } as const;
  return world.price(0, "month", { unit_amount: undefined, recurring, ...fields });
}

const report = (value: number, timestamp?: number) =>
  stripe.billing.meterEvents.create({
    event_name: "requests",
    payload: { stripe_customer_id: customer, value: String(value) },
    ...(timestamp !== undefined && { timestamp }),
  });

const subscribe = (fields: Partial<Stripe.SubscriptionCreateParams> = {}) =>
  stripe.subscriptions.create({ customer, items: [{ price: metered.id }], ...fields });

const invoices = async () => (await stripe.invoices.list({ customer })).data;

describe("usage", () => {
  it("is billed when its period has ended, alongside the next period's fixed price", async () => {
    const flat = await world.price(2000);
    const { items } = await subscribe({ items: [{ price: flat.id }, { price: metered.id }] });
    expect(items.data[1]).not.toHaveProperty("quantity");
    expect((await invoices()).map(amounts)).toEqual([[2000]]);
    await world.moveTo(start + 10 * day);
    await report(30);
    await report(12);
    await world.moveTo(renewal + 3600);
    const [invoice] = await invoices();
    expect(invoice).toMatchObject({ status: "paid", total: 2420, billing_reason: "subscription_cycle" });
    expect(invoice!.lines.data).toMatchObject([
      { amount: 2000, period: { start: renewal } },
      {
        amount: 420,
        quantity: 42,
        description: "42 user × Test Subscription (at $0.10 / month)",
        period: { start, end: renewal },
        parent: { subscription_item_details: { proration: false, subscription_item: items.data[1]!.id } },
      },
    ]);
  });

  it("is billed for the period it was used in, whenever it was reported, until the invoice is final", async () => {
    await subscribe();
    await world.moveTo(renewal + 600);
    await report(5, renewal - 1);
    await report(7, renewal);
    await world.moveTo(renewal + 3600);
    expect((await invoices()).map(amounts)).toEqual([[50]]);
    await report(1, renewal - 1);
    await world.moveTo(utc("2027-01-01T11:00:00"));
    expect((await invoices()).map(amounts)).toEqual([[70], [50]]);
  });

  it("is added to a renewal that isn't final yet", async () => {
    const flat = await world.price(2000);
    await subscribe({ items: [{ price: flat.id }, { price: metered.id }] });
    await world.moveTo(renewal + 600);
    await report(5, renewal - 1);
    expect((await invoices())[0]).toMatchObject({ status: "draft", total: 2000 });
    await world.moveTo(renewal + 3600);
    expect((await invoices())[0]).toMatchObject({ status: "paid", total: 2050 });
  });

  it("is discounted like everything else", async () => {
    const coupon = await stripe.coupons.create({ percent_off: 50, duration: "forever" });
    await subscribe({ discounts: [{ coupon: coupon.id }] });
    await report(10);
    await world.moveTo(renewal + 3600);
    expect((await invoices())[0]).toMatchObject({ subtotal: 100, total: 50 });
  });

  it("during a trial is free", async () => {
    await subscribe({ trial_period_days: 10 });
    await report(50);
    await world.moveTo(start + 10 * day + 7200);
    await report(3);
    await world.moveTo(start + 45 * day);
    expect((await invoices()).map(({ total }) => total)).toEqual([30, 0]);
  });

  it("appears on the preview of the next invoice as soon as it is reported", async () => {
    const { id } = await subscribe();
    await report(8);
    await world.moveTo(start + 60);
    expect((await stripe.invoices.createPreview({ subscription: id })).total).toBe(80);
    const canceled = { subscription: id, subscription_details: { cancel_now: true } };
    expect((await stripe.invoices.createPreview(canceled)).total).toBe(80);
    expect(await invoices()).toEqual([]);
  });

  it("has a zero line even if nothing was used, but on the first invoice only in classic billing", async () => {
    await subscribe();
    expect(await invoices()).toEqual([]);
    await world.moveTo(renewal + 3600);
    expect((await invoices()).map(amounts)).toEqual([[0]]);
    customer = (await world.customer()).id;
    await subscribe({ billing_mode: { type: "classic" } });
    expect((await invoices()).map(amounts)).toEqual([[0]]);
  });

  it("costs the first tier's flat amount even if nothing was used", async () => {
    const tiers = [
      { up_to: 10, flat_amount: 500 },
      { up_to: "inf" as const, unit_amount: 5 },
    ];
    const tiered = { billing_scheme: "tiered", tiers_mode: "graduated", tiers } as const;
    metered = await meteredPrice(tiered as never);
    await subscribe();
    await world.moveTo(renewal + 3600);
    await report(30);
    await world.moveTo(utc("2027-01-01T11:00:00"));
    expect((await invoices()).map(amounts)).toEqual([[600], [500]]);
  });
});

describe("usage of an ending subscription", () => {
  it("is billed on the last invoice if the request says so", async () => {
    const { id } = await subscribe();
    await report(30);
    await world.moveTo(start + day);
    const ended = await stripe.subscriptions.cancel(id, { invoice_now: true, expand: ["latest_invoice"] });
    expect(expanded(ended.latest_invoice)).toMatchObject({ status: "paid", total: 300 });
  });

  it("is never billed if the request doesn't say so", async () => {
    const { id } = await subscribe();
    await report(30);
    await world.moveTo(start + day);
    await stripe.subscriptions.cancel(id);
    expect(await invoices()).toEqual([]);
  });

  it("is billed at the cancellation date", async () => {
    const { id } = await subscribe();
    await report(30);
    await stripe.subscriptions.update(id, { cancel_at_period_end: true });
    await world.moveTo(renewal + 1);
    expect((await invoices())[0]).toMatchObject({ status: "paid", total: 300 });
  });
});

describe("a metered item", () => {
  const change = async (fields: Partial<Stripe.SubscriptionUpdateParams>, mode?: "classic") => {
    const other = await meteredPrice({ unit_amount: 100 });
    const { id, items } = await subscribe(mode ? { billing_mode: { type: mode } } : {});
    await report(10);
    await world.moveTo(start + 15 * day);
    const sent = [{ id: items.data[0]!.id, price: other.id }];
    await stripe.subscriptions.update(id, { items: sent, ...fields });
    await report(1);
    await world.moveTo(renewal + 3600);
    return (await invoices())[0]!;
  };

  it("when changed, is billed for past usage at the old price and for later usage at the new one", async () => {
    const invoice = await change({});
    expect(amounts(invoice)).toEqual([100, 100]);
    expect(invoice.lines.data[0]!.period).toEqual({ start, end: start + 15 * day });
    expect(invoice.lines.data[1]!.period).toEqual({ start: start + 15 * day, end: renewal });
  });

  it("when changed without prorations, isn't billed at the old price", async () => {
    expect(amounts(await change({ proration_behavior: "none" }))).toEqual([100]);
  });

  it("when changed in classic billing, isn't billed at the old price", async () => {
    expect(amounts(await change({}, "classic")).filter((amount) => amount > 0)).toEqual([100]);
  });

  it("is billed when the billing cycle restarts", async () => {
    const { id } = await subscribe();
    await report(10);
    await world.moveTo(start + 5 * day);
    const anchor = { billing_cycle_anchor: { type: "now" }, expand: ["latest_invoice"] } as const;
    const updated = await stripe.subscriptions.update(id, anchor as never);
    expect(expanded(updated.latest_invoice)).toMatchObject({ status: "paid", total: 100 });
    await world.moveTo(start + 40 * day);
    expect((await invoices()).map(({ total }) => total).filter(Boolean)).toEqual([100]);
  });

  it("can't have a quantity", async () => {
    const refusal = { statusCode: 400, param: "items[0][quantity]" };
    await expect(subscribe({ items: [{ price: metered.id, quantity: 2 }] })).rejects.toMatchObject(refusal);
  });

  it("is billed when the subscription pauses, but not for usage during the pause", async () => {
    const { id } = await subscribe();
    await report(10);
    await world.moveTo(start + 5 * day);
    await stripe.subscriptions.pause(id, { type: "subscription", invoicing_behavior: "invoice" });
    await report(99);
    await world.moveTo(start + 6 * day);
    await stripe.subscriptions.resume(id);
    expect((await invoices()).map(({ total }) => total).filter(Boolean)).toEqual([100]);
  });
});

describe("a licensed tiered price", () => {
  it("is billed by quantity, and prorated from the whole period's price", async () => {
    const tiers = [
      { up_to: 5, unit_amount: 700 },
      { up_to: "inf" as const, unit_amount: 600 },
    ];
    const fields = { billing_scheme: "tiered", tiers_mode: "graduated", tiers, unit_amount: undefined };
    const price = await world.price(0, "month", fields as never);
    const { id, items } = await subscribe({ items: [{ price: price.id, quantity: 4 }] });
    await world.moveTo(start + 15 * day);
    await stripe.subscriptions.update(id, {
      items: [{ id: items.data[0]!.id, quantity: 7 }],
      proration_behavior: "always_invoice",
    });
    expect((await invoices()).map(amounts)).toEqual([[-1400, 2350], [2800]]);
    const shown = await stripe.prices.retrieve(price.id, { expand: ["tiers"] });
    expect(shown.tiers).toMatchObject([
      { up_to: 5, unit_amount: 700 },
      { up_to: null, unit_amount: 600 },
    ]);
  });
});
