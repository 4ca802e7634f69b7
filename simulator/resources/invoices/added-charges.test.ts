import type Stripe from "stripe";
import {
  amounts,
  type BillingWorld,
  day,
  expanded,
  newBillingWorld,
  utc,
} from "../../billing/billing-fixture";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
let customer: string;
let product: string;
let monthly: string;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  world = await newBillingWorld(simulator);
  ({ stripe } = world);
  customer = (await world.customer()).id;
  monthly = (await world.price(2000)).id;
  product = (await stripe.products.list()).data[0]!.id;
});

const once = (amount: number) => stripe.prices.create({ product, currency: "usd", unit_amount: amount });
const latest = ({ latest_invoice: invoice }: Stripe.Subscription) => expanded(invoice);
const expand = ["latest_invoice"];

describe("add_invoice_items", () => {
  it("are billed on a new subscription's first invoice, even during a trial", async () => {
    const add_invoice_items = [{ price: (await once(500)).id, quantity: 2 }];
    const items = [{ price: monthly }];
    const paid = await stripe.subscriptions.create({ customer, items, add_invoice_items, expand });
    expect(amounts(latest(paid))).toEqual([1000, 2000]);
    expect(latest(paid)).toMatchObject({ status: "paid", total: 3000 });
    const trial = { trial_period_days: 10 };
    const tried = await stripe.subscriptions.create({ customer, items, add_invoice_items, expand, ...trial });
    expect(latest(tried)).toMatchObject({ status: "paid", total: 1000 });
  });

  it("are billed once, on the next invoice after an update", async () => {
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price: monthly }] });
    await stripe.subscriptions.update(id, { add_invoice_items: [{ price: (await once(500)).id }] });
    const next = await stripe.invoices.createPreview({ subscription: id });
    expect(amounts(next)).toEqual([500, 2000]);
    await world.moveTo(utc("2027-01-01T11:00:00"));
    const { data } = await stripe.invoices.list({ subscription: id });
    expect(data.map(amounts)).toEqual([[2000], [500, 2000], [2000]]);
  });

  it("are billed with the prorations of the same update", async () => {
    const { id, items } = await stripe.subscriptions.create({ customer, items: [{ price: monthly }] });
    await world.moveTo(utc("2026-11-16T09:00:00"));
    const updated = await stripe.subscriptions.update(id, {
      items: [{ id: items.data[0]!.id, quantity: 2 }],
      add_invoice_items: [{ price: (await once(500)).id }],
      proration_behavior: "always_invoice",
      expand,
    });
    expect(amounts(latest(updated)).sort((a, b) => a - b)).toEqual([-1000, 500, 2000]);
  });

  it.each([
    ["flexible", []],
    ["classic", [[500]]],
  ] as const)(
    "without other changes immediately cause these invoices in %s billing: %j",
    async (type, billed) => {
      const { id } = await stripe.subscriptions.create({
        customer,
        items: [{ price: monthly }],
        billing_mode: { type },
      });
      const add_invoice_items = [{ price: (await once(500)).id }];
      await stripe.subscriptions.update(id, { add_invoice_items, proration_behavior: "always_invoice" });
      const { data } = await stripe.invoices.list({ subscription: id });
      expect(data.slice(0, -1).map(amounts)).toEqual(billed);
    },
  );

  const creating = (item: Stripe.SubscriptionCreateParams.AddInvoiceItem) =>
    stripe.subscriptions.create({
      customer,
      items: [{ price: monthly }],
      add_invoice_items: [item],
      expand,
    });

  it("refuse a recurring price and a coupon that cannot be redeemed", async () => {
    await expect(creating({ price: monthly })).rejects.toMatchObject({ statusCode: 400 });
    const price = (await once(500)).id;
    await expect(creating({ price, discounts: [{ coupon: "NOBODY" }] })).rejects.toMatchObject({
      param: "add_invoice_items[0][discounts][0][coupon]",
    });
  });

  it("cover the period of all items, or the period in the request", async () => {
    const price = (await once(500)).id;
    const begin = utc("2026-11-01T09:00:00");
    const [plain] = latest(await creating({ price })).lines.data;
    expect(plain!.period).toEqual({ start: begin, end: utc("2026-12-01T09:00:00") });
    const period = {
      start: { type: "now" },
      end: { type: "timestamp", timestamp: begin + day },
    } as const;
    const [named] = latest(await creating({ price, period })).lines.data;
    expect(named!.period).toEqual({ start: begin, end: begin + day });
  });

  it("have their own discounts and taxes", async () => {
    const price = (await once(500)).id;
    const { id: coupon } = await stripe.coupons.create({ percent_off: 20, duration: "once" });
    const rate = await stripe.taxRates.create({ display_name: "VAT", percentage: 10, inclusive: false });
    const invoice = latest(await creating({ price, discounts: [{ coupon }], tax_rates: [rate.id] }));
    expect(invoice).toMatchObject({ subtotal: 2500, total: 2440, status: "paid" });
    const [charged, service] = invoice.lines.data;
    expect([charged!.discount_amounts?.[0]?.amount, charged!.taxes?.[0]?.amount]).toEqual([100, 40]);
    expect([service!.discount_amounts, service!.taxes]).toEqual([[], []]);
  });
});

describe("an inline price", () => {
  const data = (unit_amount: number) => ({
    currency: "usd",
    product,
    unit_amount,
    recurring: { interval: "month" as const },
  });

  it("is created for this subscription and billed, but cannot be sold to anyone else", async () => {
    const items = [{ price_data: data(1234) }];
    const subscription = await stripe.subscriptions.create({ customer, items, expand });
    expect(latest(subscription)).toMatchObject({ status: "paid", total: 1234 });
    const { price } = subscription.items.data[0]!;
    expect(price).toMatchObject({ active: false, unit_amount: 1234 });
    const again = stripe.subscriptions.create({ customer, items: [{ price: price.id }] });
    await expect(again).rejects.toThrow("The price specified is inactive.");
  });

  it("can change an item or be an added charge", async () => {
    const { id, items } = await stripe.subscriptions.create({ customer, items: [{ price: monthly }] });
    await world.moveTo(utc("2026-11-01T09:00:00") + 15 * day);
    const updated = await stripe.subscriptions.update(id, {
      items: [{ id: items.data[0]!.id, price_data: data(4000) }],
      add_invoice_items: [{ price_data: { currency: "usd", product, unit_amount: 700 } }],
      proration_behavior: "always_invoice",
      expand,
    });
    expect(amounts(latest(updated)).sort((a, b) => a - b)).toEqual([-1000, 700, 2000]);
    const item = await stripe.subscriptionItems.update(items.data[0]!.id, { price_data: data(5000) });
    expect(item.price.unit_amount).toBe(5000);
  });

  it("is discarded after a preview", async () => {
    const before = await stripe.prices.list();
    const details = { items: [{ price_data: data(900) }] };
    const preview = await stripe.invoices.createPreview({ customer, subscription_details: details });
    expect(preview.total).toBe(900);
    expect((await stripe.prices.list()).data.length).toBe(before.data.length);
  });
});
