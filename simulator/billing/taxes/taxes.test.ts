import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { amounts, type BillingWorld, day, expanded, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
let customer: string;
let [base, large] = ["", ""];
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  world = await newBillingWorld(simulator);
  ({ stripe } = world);
  customer = (await world.customer()).id;
  base = (await world.price(1000)).id;
  large = (await world.price(3000)).id;
});

const start = utc("2026-11-01T09:00:00");
const half = utc("2026-11-16T09:00:00");
const rate = async (percentage: number, inclusive = false) =>
  (await stripe.taxRates.create({ display_name: "VAT", inclusive, percentage })).id;
const subscribe = (more: Partial<Stripe.SubscriptionCreateParams>) =>
  stripe.subscriptions.create({ customer, items: [{ price: base }], expand: ["latest_invoice"], ...more });
const latest = async ({ id }: Stripe.Subscription) =>
  expanded((await stripe.subscriptions.retrieve(id, { expand: ["latest_invoice"] })).latest_invoice);
const taxesOf = ({ lines }: Stripe.Invoice) =>
  lines.data.map(({ taxes }) => taxes!.map(({ amount }) => amount));

describe("taxes", () => {
  it("are added to the price if exclusive, and appear on the lines and the invoice", async () => {
    const vat = await rate(20);
    const made = await subscribe({ default_tax_rates: [vat] });
    expect(made.default_tax_rates).toMatchObject([{ id: vat, percentage: 20 }]);
    const tax = {
      amount: 200,
      tax_behavior: "exclusive",
      tax_rate_details: { tax_rate: vat },
      taxability_reason: "not_available",
      taxable_amount: 1000,
      type: "tax_rate_details",
    };
    const invoice = expanded(made.latest_invoice);
    expect(invoice).toMatchObject({
      subtotal: 1000,
      subtotal_excluding_tax: 1000,
      total: 1200,
      total_excluding_tax: 1000,
      total_taxes: [tax],
      amount_paid: 1200,
      default_tax_rates: [{ id: vat }],
    });
    expect(invoice.lines.data[0]!.taxes).toEqual([tax]);
  });

  it("are part of the price if inclusive, so the total stays the same", async () => {
    const made = await subscribe({ default_tax_rates: [await rate(20, true)] });
    expect(expanded(made.latest_invoice)).toMatchObject({
      subtotal: 1000,
      subtotal_excluding_tax: 833,
      total: 1000,
      total_excluding_tax: 833,
      total_taxes: [{ amount: 167, tax_behavior: "inclusive", taxable_amount: 833 }],
      amount_paid: 1000,
    });
  });

  it("are computed on discounted amounts, for each line separately, rounding half a cent away from zero", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 50, duration: "forever" });
    const odd = (await world.price(1010)).id;
    const items = [{ price: base, quantity: 3 }, { price: odd }];
    const made = await subscribe({ items, discounts: [{ coupon }], default_tax_rates: [await rate(10)] });
    const invoice = expanded(made.latest_invoice);
    expect(taxesOf(invoice)).toEqual([[150], [51]]);
    expect(invoice).toMatchObject({ subtotal: 4010, total_excluding_tax: 2005, total: 2206 });
  });

  it("of an item replace its subscription's taxes, and several taxes add up", async () => {
    const [all, state, city] = [await rate(20), await rate(6.25), await rate(2.5)];
    const items = [{ price: base }, { price: large, tax_rates: [state, city] }];
    const made = await subscribe({ items, default_tax_rates: [all] });
    expect(made.items.data.map(({ tax_rates: own }) => own!.map(({ id }) => id))).toEqual([
      [],
      [state, city],
    ]);
    const invoice = expanded(made.latest_invoice);
    expect(taxesOf(invoice)).toEqual([[200], [188, 75]]);
    expect(invoice.total_taxes!.map(({ amount }) => amount)).toEqual([200, 188, 75]);
    expect(invoice.total).toBe(4463);
  });

  it.each([
    ["exempt", "customer_exempt"],
    ["reverse", "reverse_charge"],
  ] as const)("are zero for a customer whose tax_exempt is %s", async (tax_exempt, taxability_reason) => {
    await stripe.customers.update(customer, { tax_exempt });
    const made = await subscribe({ default_tax_rates: [await rate(20), await rate(5, true)] });
    expect(expanded(made.latest_invoice)).toMatchObject({
      total: 1000,
      total_excluding_tax: 1000,
      total_taxes: [
        { amount: 0, taxability_reason },
        { amount: 0, taxability_reason },
      ],
    });
  });

  it("are credited and charged with prorations, and charged again at renewal", async () => {
    const made = await subscribe({ default_tax_rates: [await rate(20)] });
    await world.moveTo(half);
    const items = [{ id: made.items.data[0]!.id, price: large }];
    const changed = await stripe.subscriptions.update(made.id, {
      items,
      proration_behavior: "always_invoice",
    });
    const invoice = await latest(changed);
    expect(amounts(invoice)).toEqual([-500, 1500]);
    expect(taxesOf(invoice)).toEqual([[-100], [300]]);
    expect(invoice).toMatchObject({ subtotal: 1000, total: 1200, amount_paid: 1200 });
    await world.moveTo(start + 31 * day);
    expect(await latest(changed)).toMatchObject({ total: 3600, total_taxes: [{ amount: 600 }] });
  });

  it.each(["classic", "flexible"] as const)(
    "changed by an update don't affect earlier payments: %s billing credits at the old rates",
    async (type) => {
      const made = await subscribe({ billing_mode: { type }, default_tax_rates: [await rate(20)] });
      await world.moveTo(half);
      const items = [{ id: made.items.data[0]!.id, price: large }];
      const changed = await stripe.subscriptions.update(made.id, {
        items,
        default_tax_rates: [await rate(10)],
        proration_behavior: "always_invoice",
      });
      expect(taxesOf(await latest(changed))).toEqual([[-100], [150]]);
      await stripe.subscriptions.update(made.id, { default_tax_rates: "" });
      await world.moveTo(start + 31 * day);
      expect(await latest(changed)).toMatchObject({ total: 3000, total_taxes: [] });
    },
  );

  it.each([
    ["flexible", [[-100], [150]]],
    ["classic", [[-50], [150]]],
  ] as const)(
    "changed since a payment are credited at the paid rates (flexible) or the current rates (classic): %s",
    async (type, expected) => {
      const made = await subscribe({ billing_mode: { type }, default_tax_rates: [await rate(20)] });
      const written = (await stripe.invoices.list({ customer })).data.length;
      await stripe.subscriptions.update(made.id, { default_tax_rates: [await rate(10)] });
      expect((await stripe.invoices.list({ customer })).data).toHaveLength(written);
      await world.moveTo(half);
      const items = [{ id: made.items.data[0]!.id, price: large }];
      await stripe.subscriptions.update(made.id, { items, proration_behavior: "always_invoice" });
      expect(taxesOf(await latest(made))).toEqual(expected);
    },
  );

  it("of both kinds are combined: exclusive taxes are computed on the price without inclusive taxes", async () => {
    const made = await subscribe({ default_tax_rates: [await rate(25, true), await rate(10)] });
    expect(expanded(made.latest_invoice)).toMatchObject({
      total: 1080,
      total_excluding_tax: 800,
      total_taxes: [
        { amount: 200, taxable_amount: 800 },
        { amount: 80, taxable_amount: 800 },
      ],
    });
  });

  it("are credited to the customer's balance when a subscription is canceled", async () => {
    const made = await subscribe({ default_tax_rates: [await rate(20)] });
    await world.moveTo(half);
    const ended = await stripe.subscriptions.cancel(made.id, { prorate: true, invoice_now: true });
    expect(await latest(ended)).toMatchObject({ total: -600, total_taxes: [{ amount: -100 }] });
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ balance: -600 });
  });

  it("continue through schedule phases that list them, and end with a phase that doesn't", async () => {
    const vat = await rate(20);
    const made = await subscribe({ default_tax_rates: [vat] });
    const schedule = await stripe.subscriptionSchedules.create({ from_subscription: made.id });
    const [present] = schedule.phases;
    expect(present!.default_tax_rates).toMatchObject([{ id: vat }]);
    const { start_date, end_date } = present!;
    const month = { duration: { interval: "month" as const } };
    await stripe.subscriptionSchedules.update(schedule.id, {
      phases: [
        { items: [{ price: base }], start_date, end_date, default_tax_rates: [vat] },
        { items: [{ price: large, tax_rates: [await rate(10)] }], ...month, default_tax_rates: [vat] },
        { items: [{ price: large }], ...month },
      ],
    });
    await world.moveTo(start + 31 * day);
    expect(await latest(made)).toMatchObject({ total: 3300 });
    await world.moveTo(start + 62 * day);
    expect(await latest(made)).toMatchObject({ total: 3000, total_taxes: [] });
  });

  it("are refused if a rate doesn't exist or is archived and newly set, or if there are too many", async () => {
    const vat = await rate(20);
    const made = await subscribe({ default_tax_rates: [vat] });
    await stripe.taxRates.update(vat, { active: false });
    await stripe.subscriptions.update(made.id, { default_tax_rates: [vat] });
    await expect(subscribe({ default_tax_rates: [vat] })).rejects.toThrow("archived");
    await expect(subscribe({ items: [{ price: base, tax_rates: ["txr_none"] }] })).rejects.toMatchObject({
      param: "items[0][tax_rates][0]",
      message: "No such tax_rate: 'txr_none'",
    });
    const six = await Promise.all([1, 2, 3, 4, 5, 6].map((percentage) => rate(percentage)));
    await expect(subscribe({ default_tax_rates: six })).rejects.toThrow("up to 5 tax rates");
  });

  it("of Stripe Tax aren't supported: 501 with the parameter's name", async () => {
    const named = { statusCode: 501, message: expect.stringContaining("automatic_tax") };
    await expect(subscribe({ automatic_tax: { enabled: true } })).rejects.toMatchObject(named);
  });
});
