import type Stripe from "stripe";
import type { BillingWorld } from "../billing/billing-fixture";
import { amounts, newBillingWorld } from "../billing/billing-fixture";
import type { Simulator } from "../server";
import { startTestSimulator } from "../test-support";

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

describe("an invoice item that is made for a draft", () => {
  it("is billed with it, less its discounts and with its taxes, as Stripe's guide to invoices does it", async () => {
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

  it("can be deleted again while it is a draft, and not later", async () => {
    const draft = await stripe.invoices.create({ customer });
    const [kept, dropped] = [await item(draft.id, 1000), await item(draft.id, 500)];
    await stripe.invoiceItems.del(dropped.id);
    expect(amounts(await stripe.invoices.finalizeInvoice(draft.id))).toEqual([1000]);
    const closed = { statusCode: 400, code: "invoice_not_editable" };
    await expect(stripe.invoiceItems.del(kept.id)).rejects.toMatchObject(closed);
    await expect(item(draft.id, 300)).rejects.toMatchObject(closed);
    await expect(stripe.invoiceItems.update(kept.id, { amount: 1 })).rejects.toMatchObject(closed);
  });

  it("is refused for a draft of somebody else, and in another currency", async () => {
    const other = (await world.customer()).id;
    const draft = await stripe.invoices.create({ customer: other });
    await expect(item(draft.id, 100)).rejects.toMatchObject({ statusCode: 400, param: "invoice" });
    const own = await stripe.invoices.create({ customer });
    await expect(item(own.id, 100, { currency: "eur" })).rejects.toMatchObject({ param: "currency" });
    await expect(item("in_none", 100)).rejects.toMatchObject({ statusCode: 400, code: "resource_missing" });
    expect((await stripe.invoiceItems.list({ customer })).data).toEqual([]);
  });
});
