import type Stripe from "stripe";
import { type BillingWorld, newBillingWorld } from "../../billing/billing-fixture";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";

let simulator: Simulator;
let world: BillingWorld;

beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());
beforeEach(async () => void (world = await newBillingWorld(simulator)));

/** A subscription's invoice of $49: paid, or open if the card is declined. */
async function invoiceOf(card?: string | null, fields: Partial<Stripe.SubscriptionCreateParams> = {}) {
  const customer = await world.customer(card);
  const price = await world.price(4900);
  const subscription = await world.stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    expand: ["latest_invoice.payments"],
    ...fields,
  });
  const invoice = subscription.latest_invoice as Stripe.Invoice;
  return { customer, invoice, id: invoice.id!, subscription };
}

const declined = "pm_card_chargeCustomerFail";
const refused = (fields: object) => ({ statusCode: 400, ...fields });

describe("crediting an open invoice", () => {
  it("reduces the amount due and the open payment", async () => {
    const { id, invoice, customer } = await invoiceOf(declined);
    const note = await world.stripe.creditNotes.create({
      invoice: id,
      amount: 1900,
      memo: "A week was lost",
    });
    expect(note).toMatchObject({
      amount: 1900,
      invoice: id,
      memo: "A week was lost",
      number: `${invoice.number}-CN-01`,
      post_payment_amount: 0,
      pre_payment_amount: 1900,
      refunds: [],
      status: "issued",
      total: 1900,
      type: "pre_payment",
    });
    const after = await world.stripe.invoices.retrieve(id, {
      expand: ["payments.data.payment.payment_intent"],
    });
    expect(after).toMatchObject({
      amount_due: 3000,
      amount_paid: 0,
      amount_remaining: 3000,
      pre_payment_credit_notes_amount: 1900,
      status: "open",
      total: 4900,
    });
    expect(after.payments?.data[0]).toMatchObject({
      amount_requested: 3000,
      payment: { payment_intent: { amount: 3000 } },
    });
    const { id: card } = await world.stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
    const paid = await world.stripe.invoices.pay(id, { payment_method: card });
    expect(paid).toMatchObject({ amount_paid: 3000, amount_remaining: 0, status: "paid" });
  });

  it("marks the invoice paid when nothing is left to pay, and activates its subscription", async () => {
    const { id, subscription } = await invoiceOf(declined);
    expect(subscription.status).toBe("incomplete");
    await world.stripe.creditNotes.create({ invoice: id, amount: 4000 });
    await world.stripe.creditNotes.create({ invoice: id, amount: 900 });
    expect(await world.stripe.invoices.retrieve(id)).toMatchObject({
      amount_due: 0,
      amount_paid: 0,
      amount_remaining: 0,
      pre_payment_credit_notes_amount: 4900,
      status: "paid",
    });
    expect((await world.stripe.subscriptions.retrieve(subscription.id)).status).toBe("active");
    await expect(world.stripe.creditNotes.create({ invoice: id, amount: 1 })).rejects.toMatchObject(
      refused({ param: "amount" }),
    );
  });

  it("can be undone by voiding the credit note while the invoice is open", async () => {
    const { id } = await invoiceOf(declined);
    const note = await world.stripe.creditNotes.create({ invoice: id, amount: 1900 });
    expect(await world.stripe.creditNotes.voidCreditNote(note.id)).toMatchObject({
      status: "void",
      voided_at: note.created,
    });
    expect(await world.stripe.invoices.retrieve(id)).toMatchObject({
      amount_due: 4900,
      amount_remaining: 4900,
      pre_payment_credit_notes_amount: 0,
    });
    await expect(world.stripe.creditNotes.voidCreditNote(note.id)).rejects.toMatchObject(refused({}));
    const types = (await world.stripe.events.list({ limit: 100 })).data.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["credit_note.created", "credit_note.voided"]));
  });
});

describe("crediting a paid invoice", () => {
  it("can refund, credit the balance, and record an amount returned outside of Stripe", async () => {
    const { id, customer, invoice } = await invoiceOf();
    const note = await world.stripe.creditNotes.create({
      invoice: id,
      amount: 4900,
      refund_amount: 3000,
      credit_amount: 1500,
      out_of_band_amount: 400,
      reason: "product_unsatisfactory",
      expand: ["customer_balance_transaction"],
    });
    expect(note).toMatchObject({
      customer_balance_transaction: { amount: -1500, credit_note: note.id, type: "credit_note" },
      out_of_band_amount: 400,
      post_payment_amount: 4900,
      pre_payment_amount: 0,
      reason: "product_unsatisfactory",
      refunds: [{ amount_refunded: 3000, type: "refund" }],
      type: "post_payment",
    });
    expect(await world.stripe.invoices.retrieve(id)).toMatchObject({
      amount_due: 4900,
      amount_paid: 4900,
      post_payment_credit_notes_amount: 4900,
      status: "paid",
    });
    expect((await world.stripe.customers.retrieve(customer.id)) as Stripe.Customer).toMatchObject({
      balance: -1500,
    });
    const [charge] = (await world.stripe.charges.list({ customer: customer.id })).data;
    expect(charge).toMatchObject({ amount_refunded: 3000, refunded: false });
    expect((await fetch(note.pdf)).headers.get("content-type")).toBe("application/pdf");
    const page = await (await fetch(invoice.hosted_invoice_url!)).text();
    expect(page).toMatch(/Credited after payment.*-\$49\.00/s);
  });

  it.each<[string, Partial<Stripe.CreditNoteCreateParams>]>([
    ["returns nothing", { amount: 1000 }],
    ["returns only a part", { amount: 1000, refund_amount: 999 }],
    ["returns too much", { amount: 1000, credit_amount: 600, refund_amount: 500 }],
    ["exceeds the invoice", { amount: 4901, refund_amount: 4901 }],
  ])("is refused if it %s, and changes nothing", async (_, fields) => {
    const { id, customer } = await invoiceOf();
    await expect(world.stripe.creditNotes.create({ invoice: id, ...fields })).rejects.toMatchObject(
      refused({}),
    );
    expect((await world.stripe.refunds.list()).data).toEqual([]);
    expect((await world.stripe.creditNotes.list({ customer: customer.id })).data).toEqual([]);
  });

  it("takes standalone refunds into account, and links the refunds that the request names", async () => {
    const { id, customer } = await invoiceOf();
    const [charge] = (await world.stripe.charges.list({ customer: customer.id })).data;
    const refund = await world.stripe.refunds.create({ charge: charge!.id, amount: 4000 });
    await expect(
      world.stripe.creditNotes.create({ invoice: id, amount: 1000, credit_amount: 1000 }),
    ).rejects.toMatchObject(refused({ param: "amount" }));
    const note = await world.stripe.creditNotes.create({
      invoice: id,
      amount: 4000,
      refunds: [{ refund: refund.id }],
    });
    expect(note.refunds).toEqual([
      { amount_refunded: 4000, payment_record_refund: null, refund: refund.id, type: "refund" },
    ]);
    await expect(
      world.stripe.creditNotes.create({ invoice: id, amount: 900, refunds: [{ refund: refund.id }] }),
    ).rejects.toMatchObject(refused({ param: "refunds[0][refund]" }));
    await world.stripe.creditNotes.create({ invoice: id, amount: 900, refund_amount: 900 });
    expect((await world.stripe.charges.retrieve(charge!.id)).refunded).toBe(true);
  });

  it("cannot be undone by voiding the credit note", async () => {
    const { id } = await invoiceOf();
    const note = await world.stripe.creditNotes.create({ invoice: id, amount: 900, credit_amount: 900 });
    await expect(world.stripe.creditNotes.voidCreditNote(note.id)).rejects.toMatchObject(refused({}));
  });
});

describe("crediting an invoice that was paid in part by the balance", () => {
  it("reduces the amount due and returns the rest", async () => {
    const { id } = await withBalance();
    await expect(world.stripe.creditNotes.create({ invoice: id, amount: 4900 })).rejects.toMatchObject(
      refused({}),
    );
    const note = await world.stripe.creditNotes.create({ invoice: id, amount: 4900, credit_amount: 1000 });
    expect(note).toMatchObject({ post_payment_amount: 1000, pre_payment_amount: 3900, type: "mixed" });
    expect(await world.stripe.invoices.retrieve(id)).toMatchObject({
      amount_remaining: 0,
      post_payment_credit_notes_amount: 1000,
      pre_payment_credit_notes_amount: 3900,
      status: "paid",
    });
  });

  async function withBalance() {
    const customer = await world.customer(declined);
    await world.stripe.customers.update(customer.id, { balance: -1000 });
    const price = await world.price(4900);
    const { latest_invoice } = await world.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
    });
    return { id: String(latest_invoice), customer };
  }
});

describe("the lines of a credit note", () => {
  it("credit part of an invoice's line with its discount and tax", async () => {
    const rate = await world.stripe.taxRates.create({
      display_name: "VAT",
      percentage: 20,
      inclusive: false,
    });
    const coupon = await world.stripe.coupons.create({ percent_off: 50, duration: "once" });
    const { id, invoice } = await invoiceOf("pm_card_visa", {
      default_tax_rates: [rate.id],
      discounts: [{ coupon: coupon.id }],
    });
    const [line] = invoice.lines.data;
    expect(invoice.total).toBe(2940);
    const half: Stripe.CreditNoteCreateParams.Line = {
      type: "invoice_line_item",
      invoice_line_item: line!.id,
      amount: 2450,
    };
    const note = await world.stripe.creditNotes.create({ invoice: id, lines: [half], refund_amount: 1470 });
    expect(note).toMatchObject({
      discount_amount: 1225,
      subtotal: 2450,
      total: 1470,
      total_excluding_tax: 1225,
      total_taxes: [{ amount: 245, tax_rate_details: { tax_rate: rate.id } }],
    });
    expect((await world.stripe.creditNotes.listLineItems(note.id)).data).toEqual(note.lines.data);
    const tooMuch = { ...half, amount: 2451 };
    await expect(
      world.stripe.creditNotes.create({ invoice: id, lines: [tooMuch], refund_amount: 1470 }),
    ).rejects.toMatchObject(refused({ param: "lines[0][amount]" }));
  });

  it("may be custom lines", async () => {
    const { id } = await invoiceOf();
    const lines: Stripe.CreditNoteCreateParams.Line[] = [
      { type: "custom_line_item", description: "Three lost days", quantity: 3, unit_amount: 150 },
    ];
    const note = await world.stripe.creditNotes.create({ invoice: id, lines, refund_amount: 450 });
    expect(note.lines.data).toMatchObject([
      { amount: 450, description: "Three lost days", quantity: 3, unit_amount: 150 },
    ]);
  });

  it("can be replaced by an amount, and require a finalized invoice", async () => {
    const { id, customer } = await invoiceOf();
    await expect(world.stripe.creditNotes.create({ invoice: id })).rejects.toMatchObject(
      refused({ param: "amount" }),
    );
    await expect(world.stripe.creditNotes.create({ invoice: "in_none", amount: 1 })).rejects.toMatchObject(
      refused({ param: "invoice", code: "resource_missing" }),
    );
    const draft = await world.stripe.invoices.create({ customer: customer.id });
    await expect(world.stripe.creditNotes.create({ invoice: draft.id!, amount: 1 })).rejects.toMatchObject(
      refused({ param: "invoice" }),
    );
  });
});

describe("managing credit notes", () => {
  it("lists them by invoice, previews one without a trace, and updates its memo and metadata", async () => {
    const { id } = await invoiceOf();
    const params = { invoice: id, amount: 900, credit_amount: 900 };
    const preview = await world.stripe.creditNotes.preview(params);
    expect(preview).toMatchObject({ total: 900, post_payment_amount: 900 });
    expect((await world.stripe.creditNotes.list({ invoice: id })).data).toEqual([]);
    const note = await world.stripe.creditNotes.create(params);
    expect((await world.stripe.creditNotes.list({ invoice: id })).data).toEqual([note]);
    const update = { memo: "Sorry", metadata: { ticket: "7" } };
    expect(await world.stripe.creditNotes.update(note.id, update)).toMatchObject(update);
    expect(await world.stripe.creditNotes.retrieve(note.id)).toMatchObject(update);
  });
});
