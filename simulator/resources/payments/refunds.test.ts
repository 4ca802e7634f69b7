import type Stripe from "stripe";
import { type BillingWorld, day, newBillingWorld, utc } from "../../billing/billing-fixture";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";

let simulator: Simulator;
let world: BillingWorld;

beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());
beforeEach(async () => void (world = await newBillingWorld(simulator)));

const now = utc("2026-11-01T09:00:00");

/** A paid invoice of $49 and the charge that paid it. */
async function paidInvoice(card?: string) {
  const customer = await world.customer(card);
  const price = await world.price(4900);
  const { latest_invoice } = await world.stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    expand: ["latest_invoice.payments"],
  });
  const invoice = latest_invoice as Stripe.Invoice;
  const intent = String(invoice.payments?.data[0]?.payment.payment_intent);
  const { latest_charge } = await world.stripe.paymentIntents.retrieve(intent);
  const charge = await world.stripe.charges.retrieve(String(latest_charge), {
    expand: ["balance_transaction", "refunds"],
  });
  return { customer, invoice, intent, charge };
}

describe("a charge", () => {
  it("has a receipt, the card network's references and a balance transaction if it succeeded", async () => {
    const { charge } = await paidInvoice();
    expect(charge).toMatchObject({
      amount_refunded: 0,
      balance_transaction: { amount: 4900, fee: 172, net: 4728, source: charge.id, type: "charge" },
      refunded: false,
      refunds: { data: [], total_count: 0 },
    });
    expect(charge.payment_method_details?.card?.authorization_code).toMatch(/^\d{6}$/);
    expect(charge.payment_method_details?.card?.network_transaction_id).toMatch(/^\d{15}$/);
    const receipt = await (await fetch(charge.receipt_url!)).text();
    expect(receipt).toContain("$49.00");
    expect(receipt).toContain("visa ending in 4242");
  });

  it("has no receipt or balance transaction if it was declined", async () => {
    const customer = await world.customer("pm_card_chargeCustomerFail");
    const price = await world.price(4900);
    await world.stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
    const [charge] = (await world.stripe.charges.list({ customer: customer.id })).data;
    expect(charge).toMatchObject({ balance_transaction: null, receipt_url: null, status: "failed" });
    await expect(world.stripe.refunds.create({ charge: charge!.id })).rejects.toMatchObject({
      statusCode: 400,
      param: "charge",
    });
  });

  it("includes its refunds only if they are expanded", async () => {
    const { charge } = await paidInvoice();
    expect(await world.stripe.charges.retrieve(charge.id)).not.toHaveProperty("refunds");
  });
});

describe("refunding", () => {
  it("returns a part, then the rest, but not more than was paid, and leaves the invoice paid", async () => {
    const { charge, intent, invoice, customer } = await paidInvoice();
    const part = await world.stripe.refunds.create({ charge: charge.id, amount: 1900, reason: "duplicate" });
    expect(part).toMatchObject({
      amount: 1900,
      charge: charge.id,
      currency: "usd",
      customer: customer.id,
      payment_intent: intent,
      reason: "duplicate",
      status: "succeeded",
    });
    expect(await world.stripe.charges.retrieve(charge.id)).toMatchObject({
      amount_refunded: 1900,
      refunded: false,
    });
    await expect(world.stripe.refunds.create({ charge: charge.id, amount: 3001 })).rejects.toMatchObject({
      param: "amount",
      message: expect.stringContaining("($30.01) is greater than unrefunded amount on charge ($30.00)"),
    });
    const rest = await world.stripe.refunds.create({ payment_intent: intent });
    expect(rest.amount).toBe(3000);
    const after = await world.stripe.charges.retrieve(charge.id, { expand: ["refunds"] });
    expect(after).toMatchObject({ amount_refunded: 4900, refunded: true, status: "succeeded" });
    expect(after.refunds?.data.map(({ id }) => id)).toEqual([rest.id, part.id]);
    await expect(world.stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({
      code: "charge_already_refunded",
    });
    expect(await world.stripe.invoices.retrieve(invoice.id!)).toMatchObject({
      amount_paid: 4900,
      amount_remaining: 0,
      post_payment_credit_notes_amount: 0,
      status: "paid",
    });
    expect(await (await fetch(charge.receipt_url!)).text()).toContain("-$19.00");
  });

  it.each([0, -1])("refuses an amount of %i", async (amount) => {
    const { charge } = await paidInvoice();
    await expect(world.stripe.refunds.create({ charge: charge.id, amount })).rejects.toMatchObject({
      statusCode: 400,
      param: "amount",
    });
  });

  it("creates a refund that is found by its charge, its payment intent and its ID", async () => {
    const [one, other] = [await paidInvoice(), await paidInvoice()];
    const mine = await world.stripe.refunds.create({ charge: one.charge.id, metadata: { why: "asked" } });
    await world.stripe.refunds.create({ charge: other.charge.id });
    const byIntent = await world.stripe.refunds.list({ payment_intent: one.intent });
    const byCharge = await world.stripe.refunds.list({ charge: one.charge.id });
    expect([byIntent, byCharge].map(({ data }) => data.map(({ id }) => id))).toEqual([[mine.id], [mine.id]]);
    expect(await world.stripe.refunds.retrieve(mine.id)).toEqual(mine);
    expect((await world.stripe.refunds.update(mine.id, { metadata: { more: "1" } })).metadata).toEqual({
      why: "asked",
      more: "1",
    });
    await expect(world.stripe.refunds.cancel(mine.id)).rejects.toMatchObject({ statusCode: 400 });
  });

  it("requires either a charge or a payment intent", async () => {
    const { charge, intent } = await paidInvoice();
    await expect(world.stripe.refunds.create({})).rejects.toMatchObject({ statusCode: 400 });
    await expect(
      world.stripe.refunds.create({ charge: charge.id, payment_intent: intent }),
    ).rejects.toMatchObject({ statusCode: 400 });
    await expect(world.stripe.refunds.create({ charge: "ch_none" })).rejects.toMatchObject({
      code: "resource_missing",
      param: "charge",
    });
  });

  it("causes events of the charge and the refund", async () => {
    const { charge } = await paidInvoice();
    await world.stripe.refunds.create({ charge: charge.id });
    const types = (await world.stripe.events.list({ limit: 100 })).data.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["charge.refunded", "refund.created"]));
  });

  it("takes days for a card that delays refunds", async () => {
    const { charge } = await paidInvoice("pm_card_pendingRefund");
    const refund = await world.stripe.refunds.create({ charge: charge.id });
    expect(refund).toMatchObject({ pending_reason: "processing", status: "pending" });
    expect((await world.stripe.charges.retrieve(charge.id)).refunded).toBe(true);
    await world.moveTo(now + 4 * day);
    expect((await world.stripe.refunds.retrieve(refund.id)).status).toBe("succeeded");
  });

  it("may fail later, and then the charge no longer counts as refunded", async () => {
    const { charge } = await paidInvoice("pm_card_refundFail");
    const refund = await world.stripe.refunds.create({ charge: charge.id });
    expect(refund.status).toBe("succeeded");
    await world.moveTo(now + 4 * day);
    expect(await world.stripe.refunds.retrieve(refund.id)).toMatchObject({
      failure_balance_transaction: expect.stringMatching(/^txn_/),
      failure_reason: "unknown",
      status: "failed",
    });
    expect(await world.stripe.charges.retrieve(charge.id)).toMatchObject({
      amount_refunded: 0,
      refunded: false,
    });
    const types = (await world.stripe.events.list({ type: "refund.failed" })).data;
    expect(types).toHaveLength(1);
  });
});
