import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { type BillingWorld, day, expanded, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
let customer: string;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  world = await newBillingWorld(simulator);
  ({ stripe } = world);
  customer = (await world.customer()).id;
});

const rate = async (percentage: number, inclusive = false) =>
  (await stripe.taxRates.create({ display_name: "VAT", percentage, inclusive })).id;

const item = (amount: number, more: Partial<Stripe.InvoiceItemCreateParams> = {}) =>
  stripe.invoiceItems.create({ customer, amount, currency: "usd", ...more });

const invoice = (more: Partial<Stripe.InvoiceCreateParams> = {}) =>
  stripe.invoices.create({ customer, pending_invoice_items_behavior: "include", ...more });

const taxesOf = ({ lines }: Stripe.Invoice) =>
  lines.data.map(({ taxes }) => taxes!.map(({ amount }) => amount));

describe("an invoice created by a merchant", () => {
  it("is taxed at its own rates, except for items with rates of their own", async () => {
    const [vat, low] = [await rate(20), await rate(5)];
    await item(1000);
    expect((await item(2000, { tax_rates: [low] })).tax_rates).toMatchObject([{ id: low }]);
    const draft = await invoice({ default_tax_rates: [vat] });
    expect(draft.default_tax_rates).toMatchObject([{ id: vat }]);
    expect(taxesOf(draft)).toEqual([[200], [100]]);
    expect(draft).toMatchObject({ subtotal: 3000, total: 3300, amount_due: 3300 });
    const paid = await stripe.invoices.pay(draft.id);
    expect(paid).toMatchObject({ status: "paid", amount_paid: 3300 });
  });

  it("recalculates its taxes when its rates change, but only while it is a draft", async () => {
    const [vat, low] = [await rate(20), await rate(5)];
    await item(1000);
    const { id } = await invoice({ default_tax_rates: [vat] });
    const lowered = await stripe.invoices.update(id, { default_tax_rates: [low] });
    expect([taxesOf(lowered), lowered.total]).toEqual([[[50]], 1050]);
    const untaxed = await stripe.invoices.update(id, { default_tax_rates: "" });
    expect([taxesOf(untaxed), untaxed.total]).toEqual([[[]], 1000]);
    await stripe.invoices.finalizeInvoice(id);
    const late = stripe.invoices.update(id, { default_tax_rates: [vat] });
    await expect(late).rejects.toMatchObject({ code: "invoice_not_editable" });
  });

  it("can't use an archived rate", async () => {
    const old = await rate(20);
    await stripe.taxRates.update(old, { active: false });
    await expect(invoice({ default_tax_rates: [old] })).rejects.toThrow("archived");
    await expect(item(1000, { tax_rates: [old] })).rejects.toThrow("archived");
  });
});

describe("a pending invoice item", () => {
  it("keeps its rates on a subscription's invoice, next to lines with the subscription's rates", async () => {
    const [vat, low] = [await rate(20), await rate(5)];
    const items = [{ price: (await world.price(1000)).id }];
    const { id } = await stripe.subscriptions.create({ customer, items, default_tax_rates: [vat] });
    await item(500, { subscription: id });
    await item(2000, { subscription: id, tax_rates: [low] });
    const preview = await stripe.invoices.createPreview({ subscription: id });
    await world.moveTo(utc("2026-12-01T09:00:00") + 3600);
    const [renewal] = (await stripe.invoices.list({ customer })).data;
    expect(taxesOf(renewal!)).toEqual([[100], [100], [200]]);
    expect([taxesOf(preview), preview.total]).toEqual([taxesOf(renewal!), renewal!.total]);
  });

  it("may have its own discount, which is subtracted before tax", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 50, duration: "once" });
    const { id } = await item(1000, { discounts: [{ coupon }] });
    await stripe.invoiceItems.update(id, { tax_rates: [await rate(25, true)] });
    const draft = await invoice();
    expect(draft).toMatchObject({ subtotal: 1000, total: 500, total_taxes: [{ amount: 100 }] });
  });

  it("can have its discounts and rates removed", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 50, duration: "once" });
    const { id } = await item(1000, { discounts: [{ coupon }], tax_rates: [await rate(20)] });
    const period = { start: utc("2026-10-01T00:00:00"), end: utc("2026-10-01T00:00:00") + day };
    await stripe.invoiceItems.update(id, { discounts: "", tax_rates: "", period });
    const draft = await invoice({ default_tax_rates: [await rate(10)] });
    expect(draft.total).toBe(1100);
    expect(draft.lines.data[0]!.period).toEqual(period);
  });
});

describe("a subscription's draft invoice", () => {
  it("is taxed at new rates only on lines without rates of their own", async () => {
    const [vat, low, own] = [await rate(20), await rate(5), await rate(7)];
    const items = [
      { price: (await world.price(1000)).id },
      { price: (await world.price(2000)).id, tax_rates: [own] },
    ];
    const terms = { collection_method: "send_invoice", days_until_due: 14 } as const;
    const made = await stripe.subscriptions.create({
      customer,
      items,
      default_tax_rates: [vat],
      ...terms,
      expand: ["latest_invoice"],
    });
    const draft = expanded(made.latest_invoice);
    expect([draft.status, taxesOf(draft)]).toEqual(["draft", [[200], [140]]]);
    const changed = await stripe.invoices.update(draft.id, { default_tax_rates: [low] });
    expect([taxesOf(changed), changed.total]).toEqual([[[50], [140]], 3190]);
  });
});
