import { formatAmount } from "../../money";
import { invalidRequest } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import { refuseUnsupported } from "../../wire/not-imitated";
import type { World } from "../../world";
import { refundable } from "../payments/refund";
import { type Charge, type Refund, returnsMoney } from "../payments/refund-records";
import type { Invoice, InvoicePayment, PaymentIntent } from "../records";
import { taxesIn, totalTaxes } from "../taxes/line-taxes";
import type { CreditNote, CreditNoteLine, CreditNoteParams, LinkedRefund } from "./credit-note-records";

/** An invoice's credit notes, without the void ones. */
export const notesOf = (world: World, invoice: Invoice): CreditNote[] =>
  world
    .all<CreditNote>("credit_note")
    .filter((note) => note.invoice === invoice.id && note.status === "issued");

/** The charges that paid an invoice. Empty if it was paid in another way. */
export function chargesOf(world: World, invoice: Invoice): Charge[] {
  return world
    .all<InvoicePayment>("invoice_payment")
    .filter((one) => one.invoice === invoice.id && one.status === "paid")
    .map(({ payment }) => world.find<PaymentIntent>("payment_intent", payment.payment_intent)?.latest_charge)
    .flatMap((id) => world.find<Charge>("charge", id ?? "") ?? []);
}

/** The totals of a credit note's lines. */
export function creditNoteTotals(lines: readonly CreditNoteLine[]) {
  const sum = (amount: (line: CreditNoteLine) => number) =>
    lines.reduce((all, line) => all + amount(line), 0);
  const total_taxes = totalTaxes(lines);
  const subtotal = sum(({ amount }) => amount);
  const discount_amount = sum((line) => line.discount_amount);
  const inclusive = taxesIn(total_taxes, "inclusive");
  const total = subtotal - discount_amount + taxesIn(total_taxes, "exclusive");
  return {
    amount: total,
    discount_amount,
    discount_amounts: byDiscount(lines),
    subtotal,
    subtotal_excluding_tax: subtotal - inclusive,
    total,
    total_excluding_tax: subtotal - discount_amount - inclusive,
    total_taxes,
  };
}

function byDiscount(lines: readonly CreditNoteLine[]) {
  const amounts = new Map<string, number>();
  for (const { amount, discount } of lines.flatMap((line) => line.discount_amounts))
    amounts.set(discount, (amounts.get(discount) ?? 0) + amount);
  return [...amounts].map(([discount, amount]) => ({ amount, discount }));
}

/** Existing refunds that the request links to the credit note. */
export function readLinkedRefunds(world: World, invoice: Invoice, sent: CreditNoteParams["refunds"] = []) {
  const charges = chargesOf(world, invoice).map(({ id }) => id);
  return sent.map((one, index): LinkedRefund => {
    refuseUnsupported(one, ["payment_record_refund"]);
    const param = `refunds[${index}][refund]`;
    const refund = one.refund === undefined ? undefined : world.find<Refund>("refund", one.refund);
    if (!refund) throw noSuch("refund", one.refund ?? "", param);
    const { amount_refunded = refund.amount } = one;
    const free = refund.amount - linkedAmount(world, refund);
    if (!charges.includes(refund.charge) || amount_refunded > free)
      throw invalidRequest(`The refund ${refund.id} cannot be linked to this credit note.`, { param });
    return { amount_refunded, payment_record_refund: null, refund: refund.id, type: "refund" };
  });
}

/** How much of a refund is already linked to credit notes. */
const linkedAmount = (world: World, refund: Refund): number =>
  world
    .all<CreditNote>("credit_note")
    .filter(({ status }) => status === "issued")
    .flatMap(({ refunds }) => refunds)
    .filter((one) => one.refund === refund.id)
    .reduce((sum, one) => sum + one.amount_refunded, 0);

/** The amount refunded without a credit note. Documented: it reduces the amount that can be credited. */
function unlinkedRefundAmount(world: World, invoice: Invoice): number {
  const charges = chargesOf(world, invoice).map(({ id }) => id);
  return world
    .all<Refund>("refund")
    .filter((refund) => returnsMoney(refund) && charges.includes(refund.charge))
    .reduce((sum, refund) => sum + refund.amount - linkedAmount(world, refund), 0);
}

/**
 * How a credit note's amount is settled, in minor units: first against the amount due, then as the request
 * says.
 */
export type Settlement = { pre: number; post: number; refund: number; credit: number; outOfBand: number };

/**
 * How a credit note of this total settles against an invoice. Throws a 400 if the total exceeds the amount that can be
 * credited, or if the part already paid isn't fully covered by refunds, the balance or payments outside Stripe. The
 * error messages are unverified.
 */
export function settlementOf(
  world: World,
  invoice: Invoice,
  total: number,
  params: CreditNoteParams,
  linked: readonly LinkedRefund[],
): Settlement {
  const told = linked.reduce((sum, one) => sum + one.amount_refunded, 0);
  const before = invoice.pre_payment_credit_notes_amount + invoice.post_payment_credit_notes_amount;
  const most = invoice.total - before - unlinkedRefundAmount(world, invoice) + told;
  const said = (amount: number) => formatAmount(amount, invoice.currency);
  if (total > most || total < 0)
    throw invalidRequest(
      `The credit note amount (${said(total)}) is more than what can be credited (${said(most)}).`,
      { param: "amount" },
    );
  const pre = Math.min(total, invoice.amount_remaining);
  const { refund_amount: refund = 0, credit_amount: credit = 0, out_of_band_amount: outOfBand = 0 } = params;
  const post = total - pre;
  if (refund + told + credit + outOfBand !== post)
    throw invalidRequest(
      `The sum of refunds, credit amount and out of band amount (${said(refund + told + credit + outOfBand)}) must equal ` +
        `the post payment amount of the credit note (${said(post)}).`,
    );
  refuseUnrefundable(world, invoice, refund);
  return { pre, post, refund, credit, outOfBand };
}

function refuseUnrefundable(world: World, invoice: Invoice, refund: number): void {
  const left = chargesOf(world, invoice).reduce((sum, charge) => sum + refundable(charge), 0);
  if (refund <= left) return;
  throw invalidRequest("The refund amount is more than what the invoice's payments have left to refund.", {
    param: "refund_amount",
  });
}
