import { buildObject } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";
import { refuseUnsupported } from "../../wire/not-imitated";
import type { World } from "../../world";
import { adjustBalance } from "../customers/customer-balance";
import { customerOf, invoiceOf } from "../lookup";
import { openPaymentOf } from "../payments/payment-intent";
import { refundable, refundCharge } from "../payments/refund";
import type { Invoice } from "../records";
import {
  chargesOf,
  creditNoteTotals,
  notesOf,
  readLinkedRefunds,
  type Settlement,
  settlementOf,
} from "./credit-note-amounts";
import { amountLine, creditLines } from "./credit-note-lines";
import type { CreditNote, CreditNoteLine, CreditNoteParams, LinkedRefund } from "./credit-note-records";
import { creditOpenInvoice } from "./credited-invoice";

/**
 * Credits a final invoice as the comments in Stripe's package describe: first the amount still due
 * (`pre_payment_amount`), then the rest (`post_payment_amount`) as a refund, to the customer's balance, or outside
 * Stripe. Amounts are in minor units of the invoice's currency.
 */
export function createCreditNote(world: World, invoice: Invoice, params: CreditNoteParams): CreditNote {
  refuseUnsupported(params, ["shipping_cost"]);
  refuseUncreditable(world, invoice);
  const id = world.newId("cn");
  const lines = linesFor(world, invoice, params);
  const totals = creditNoteTotals(lines);
  const linked = readLinkedRefunds(world, invoice, params.refunds);
  const settlement = settlementOf(world, invoice, totals.total, params, linked);
  const refunds = [...linked, ...refundInvoice(world, invoice, settlement.refund)];
  const { credit, outOfBand, pre, post } = settlement;
  const pdf = `${world.baseUrl}/_hosted/credit_note/${id}/pdf`;
  const note = world.put(
    buildObject<CreditNote>("credit_note", {
      id,
      ...totals,
      amount_shipping: 0,
      created: world.now(),
      currency: invoice.currency,
      customer: invoice.customer,
      customer_balance_transaction: credit > 0 ? toBalance(world, invoice, id, credit) : null,
      effective_at: params.effective_at ?? world.now(),
      invoice: invoice.id,
      lines: listOf(id, lines),
      livemode: world.livemode,
      memo: params.memo ?? null,
      metadata: mergeMetadata({}, params.metadata),
      number: numberFor(world, invoice),
      out_of_band_amount: outOfBand > 0 ? outOfBand : null,
      pdf,
      post_payment_amount: post,
      pre_payment_amount: pre,
      pretax_credit_amounts: totals.discount_amounts.map((one) => ({ ...one, type: "discount" })),
      reason: params.reason ?? null,
      refunds,
      status: "issued",
      type: typeOf(settlement),
    }),
  );
  const { post_payment_credit_notes_amount: before } = invoice;
  world.change<Invoice>(invoice, { post_payment_credit_notes_amount: before + post });
  if (pre > 0) creditOpenInvoice(world, invoiceOf(world, invoice.id), pre);
  return note;
}

/** Unverified: both error messages (from memory), and the rule that a processing payment must finish first. */
function refuseUncreditable(world: World, invoice: Invoice): void {
  if (invoice.status === "draft" || invoice.status === "void")
    throw invalidRequest(
      `Credit notes can only be created for finalized invoices. The status of this one is ${invoice.status}.`,
      { param: "invoice" },
    );
  if (openPaymentOf(world, invoice)?.intent.status === "processing")
    throw invalidRequest("A payment of this invoice is processing, so it cannot be credited yet.", {
      param: "invoice",
    });
}

function linesFor(world: World, invoice: Invoice, { amount, lines }: CreditNoteParams): CreditNoteLine[] {
  if (lines && amount !== undefined)
    throw invalidRequest("You may only specify one of these parameters: amount, lines.");
  if (lines?.length) return creditLines(world, invoice, lines, notesOf(world, invoice));
  if (amount === undefined)
    throw invalidRequest("One of amount, lines, or shipping_cost must be provided.", {
      code: "parameter_missing",
      param: "amount",
    });
  return [amountLine(world, invoice, amount)];
}

const typeOf = ({ pre, post }: Settlement): CreditNote["type"] =>
  post === 0 ? "pre_payment" : pre === 0 ? "post_payment" : "mixed";

const toBalance = (world: World, invoice: Invoice, credit_note: string, credit: number): string => {
  const { currency, customer } = invoice;
  const movement = { amount: -credit, currency };
  return adjustBalance(world, customerOf(world, customer), movement, { type: "credit_note", credit_note }).id;
};

/** Refunds the requested amount from the invoice's charges, in order. */
function refundInvoice(world: World, invoice: Invoice, amount: number): LinkedRefund[] {
  const made: LinkedRefund[] = [];
  let left = amount;
  for (const charge of chargesOf(world, invoice)) {
    const part = Math.min(left, refundable(charge));
    if (part === 0) continue;
    left -= part;
    const { id } = refundCharge(world, charge, { amount: part });
    made.push({ amount_refunded: part, payment_record_refund: null, refund: id, type: "refund" });
  }
  return made;
}

/** `ABCD1234-0001-CN-01`, as in the documentation of Stripe's package. */
function numberFor(world: World, { id, number }: Invoice): string {
  const before = world.all<CreditNote>("credit_note").filter(({ invoice }) => invoice === id).length;
  return `${number ?? ""}-CN-${String(before + 1).padStart(2, "0")}`;
}

const listOf = (id: string, data: CreditNoteLine[]) => ({
  object: "list" as const,
  data,
  has_more: false,
  total_count: data.length,
  url: `/v1/credit_notes/${id}/lines`,
});

/**
 * Reverses a credit note of an open invoice. Documented: other credit notes can't be voided. The error message is from
 * memory and unverified.
 */
export function voidCreditNote(world: World, note: CreditNote): CreditNote {
  const invoice = invoiceOf(world, note.invoice);
  if (note.status === "void") throw invalidRequest("This credit note has already been voided.");
  if (invoice.status !== "open" || note.type !== "pre_payment")
    throw invalidRequest("You can only void credit notes that are associated with open invoices.");
  creditOpenInvoice(world, invoice, -note.pre_payment_amount);
  return world.change<CreditNote>(note, { status: "void", voided_at: world.now() });
}
