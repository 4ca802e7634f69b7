import type Stripe from "stripe";
import { amounts, type BillingWorld, day, newBillingWorld } from "../../billing/billing-fixture";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
let customer: string;
beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());
beforeEach(async () => {
  world = await newBillingWorld(simulator);
  ({ stripe } = world);
  customer = (await world.customer()).id;
});

const item = (invoice: string, amount: number, fields: Partial<Stripe.InvoiceItemCreateParams> = {}) =>
  stripe.invoiceItems.create({ customer, invoice, amount, currency: "usd", ...fields });

describe("an invoice item added to a draft", () => {
  it("is billed with the draft's discounts and taxes, as in Stripe's guide to invoices", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 10 });
    const rate = await stripe.taxRates.create({ display_name: "VAT", percentage: 20, inclusive: false });
    const draft = await stripe.invoices.create({
      customer,
      discounts: [{ coupon }],
      default_tax_rates: [rate.id],
    });
    const first = await item(draft.id, 1000);
    await item(draft.id, 500, { description: "Shipping" });
    expect(first.invoice).toBe(draft.id);
    const billed = await stripe.invoices.retrieve(draft.id);
    expect(billed).toMatchObject({ subtotal: 1500, total: 1620, amount_due: 1620, status: "draft" });
    expect(amounts(billed)).toEqual([1000, 500]);
    expect((await stripe.invoiceItems.list({ customer, pending: true })).data).toEqual([]);
    expect(await stripe.invoices.pay(draft.id)).toMatchObject({ status: "paid", amount_paid: 1620 });
  });

  it("can be deleted while its invoice is a draft, but not later", async () => {
    const draft = await stripe.invoices.create({ customer });
    const [kept, dropped] = [await item(draft.id, 1000), await item(draft.id, 500)];
    await stripe.invoiceItems.del(dropped.id);
    expect(amounts(await stripe.invoices.finalizeInvoice(draft.id))).toEqual([1000]);
    const closed = { statusCode: 400, code: "invoice_not_editable" };
    await expect(stripe.invoiceItems.del(kept.id)).rejects.toMatchObject(closed);
    await expect(item(draft.id, 300)).rejects.toMatchObject(closed);
    await expect(stripe.invoiceItems.update(kept.id, { amount: 1 })).rejects.toMatchObject(closed);
  });

  it("is refused for another customer's draft or in another currency", async () => {
    const other = (await world.customer()).id;
    const draft = await stripe.invoices.create({ customer: other });
    await expect(item(draft.id, 100)).rejects.toMatchObject({ statusCode: 400, param: "invoice" });
    const own = await stripe.invoices.create({ customer });
    await expect(item(own.id, 100, { currency: "eur" })).rejects.toMatchObject({ param: "currency" });
    await expect(item("in_none", 100)).rejects.toMatchObject({ statusCode: 400, code: "resource_missing" });
    expect((await stripe.invoiceItems.list({ customer })).data).toEqual([]);
  });
});

describe("an invoice item of a subscription", () => {
  const subscribe = async (coupon: Stripe.CouponCreateParams) => {
    const [{ id: price }, { id }] = [await world.price(4900), await stripe.coupons.create(coupon)];
    return stripe.subscriptions.create({ customer, items: [{ price }], discounts: [{ coupon: id }] });
  };

  it.each<[string, Stripe.CouponCreateParams, number]>([
    ["an amount", { amount_off: 300, currency: "usd", duration: "forever" }, 300],
    ["a percentage", { percent_off: 10, duration: "forever" }, 640],
    ["all", { percent_off: 100, duration: "forever" }, 6400],
  ])("gets the subscription's discount once: %s", async (_what, coupon, discount) => {
    const subscription = (await subscribe(coupon)).id;
    const charge = { customer, subscription, amount: 1500, currency: "usd" };
    expect((await stripe.invoiceItems.create(charge)).discounts).toEqual([]);
    const coming = await stripe.invoices.createPreview({ customer, subscription });
    expect([coming.subtotal, coming.total]).toEqual([6400, 6400 - discount]);
  });

  it("is reduced by its own discount first, and may also name the subscription's discount", async () => {
    const subscription = await subscribe({ percent_off: 10, duration: "forever" });
    const own = await stripe.coupons.create({ percent_off: 50, duration: "once" });
    const charge = { customer, subscription: subscription.id, amount: 1000, currency: "usd" };
    await stripe.invoiceItems.create({ ...charge, discounts: [{ coupon: own.id }] });
    const coming = await stripe.invoices.createPreview({ customer, subscription: subscription.id });
    expect(coming.total).toBe(4410 + 450);
    const [discount] = subscription.discounts as string[];
    const again = await stripe.invoiceItems.create({ ...charge, discounts: [{ discount: discount! }] });
    expect(again.discounts).toEqual([discount]);
  });
});

describe("an invoice item with only an amount", () => {
  const unitOf = (of: Stripe.InvoiceItem | Stripe.InvoiceLineItem) => String(of.pricing?.unit_amount_decimal);
  const priceOf = ({ pricing }: Stripe.InvoiceItem) => String(pricing?.price_details?.price);

  it("gets an inline price and product, which items with the same amount share", async () => {
    const one = { customer, amount: 1000, currency: "usd", description: "Onboarding" };
    const [first, again] = [await stripe.invoiceItems.create(one), await stripe.invoiceItems.create(one)];
    const other = await stripe.invoiceItems.create({ ...one, amount: 1001 });
    expect([first.quantity, unitOf(first)]).toEqual([1, "1000"]);
    expect(priceOf(again)).toBe(priceOf(first));
    expect(priceOf(other)).not.toBe(priceOf(first));
    expect(await stripe.prices.retrieve(priceOf(first), { expand: ["product"] })).toMatchObject({
      active: false,
      product: { name: "Onboarding" },
      type: "one_time",
      unit_amount: 1000,
    });
    const active = await stripe.products.list({ active: true });
    expect(active.data.map(({ name }) => name)).toEqual(["Test Subscription"]);
  });

  it("is a credit if negative, and gets a new price when its amount changes", async () => {
    const credit = await stripe.invoiceItems.create({ customer, amount: -700, currency: "usd" });
    expect([credit.discountable, unitOf(credit)]).toEqual([false, "-700"]);
    const changed = await stripe.invoiceItems.update(credit.id, { amount: -500 });
    expect(unitOf(changed)).toBe("-500");
    const draft = await stripe.invoices.create({ customer, pending_invoice_items_behavior: "include" });
    expect(unitOf(draft.lines.data[0]!)).toBe("-500");
  });

  it("needs no currency if the customer or the invoice has one", async () => {
    const bare = { customer, amount: 1000 };
    await expect(stripe.invoiceItems.create(bare)).rejects.toMatchObject({ code: "parameter_missing" });
    const draft = await stripe.invoices.create({ customer, currency: "gbp" });
    expect(await stripe.invoiceItems.create({ ...bare, invoice: draft.id })).toMatchObject({
      currency: "gbp",
    });
    const { id: euro } = await world.customer();
    await stripe.invoiceItems.create({ customer: euro, amount: 100, currency: "eur" });
    expect(await stripe.invoiceItems.create({ customer: euro, amount: 100 })).toMatchObject({
      currency: "eur",
    });
  });
});

describe("a manual invoice", () => {
  it("has a period that starts now, or with its subscription's period", async () => {
    const price = await world.price(1000);
    const subscription = await stripe.subscriptions.create({ customer, items: [{ price: price.id }] });
    const began = subscription.items.data[0]!.current_period_start;
    const later = began + 5 * day;
    await world.moveTo(later);
    const plain = await stripe.invoices.create({ customer });
    expect(plain).toMatchObject({ period_start: later, period_end: later });
    const own = await stripe.invoices.create({ customer, subscription: subscription.id });
    expect(own).toMatchObject({ period_start: began, period_end: later });
  });

  it("gets its page size when it is finalized, unless one was requested", async () => {
    await stripe.invoiceItems.create({ customer, amount: 1000, currency: "usd" });
    const draft = await stripe.invoices.create({ customer, pending_invoice_items_behavior: "include" });
    expect(draft.rendering).toEqual({
      amount_tax_display: null,
      pdf: { page_size: "auto" },
      template: null,
      template_version: null,
    });
    const final = await stripe.invoices.finalizeInvoice(draft.id);
    expect(final.rendering?.pdf).toEqual({ page_size: "letter" });
    const asked = await stripe.invoices.create({ customer, rendering: { pdf: { page_size: "a4" } } });
    const changed = await stripe.invoices.update(asked.id, {
      rendering: { amount_tax_display: "include_inclusive_tax" },
    });
    expect(changed.rendering).toMatchObject({
      amount_tax_display: "include_inclusive_tax",
      pdf: { page_size: "a4" },
    });
    expect((await stripe.invoices.finalizeInvoice(asked.id)).rendering?.pdf).toEqual({ page_size: "a4" });
  });
});
