import type { CreditNote } from "../billing/credit-notes/credit-note-records";
import type { Invoice } from "../billing/records";
import { taxesIn } from "../billing/taxes/line-taxes";
import type { LineTax } from "../billing/taxes/tax-records";
import { formatAmount } from "../money";
import { requireObject } from "../require-object";
import type { World } from "../world";
import { formatDate } from "./dates";
import { type HostedAnswer, type HostedRequest, noSuchPage, showPdf } from "./hosted-request";
import { invoicePdf } from "./invoice-pdf";
import { type InvoiceSummary, partiesOf } from "./invoice-summary";

/** `/_hosted/credit_note/{id}/pdf`: a credit note has a PDF but no page. */
export function answerCreditNote({ world, method, id, act }: HostedRequest): HostedAnswer {
  if (method !== "GET" || act !== "pdf") return noSuchPage();
  const note = requireObject<CreditNote>(world, "credit_note", id);
  return showPdf(`Credit-note-${note.number}`, invoicePdf(summarize(world, note), "Credit note"));
}

function summarize(world: World, note: CreditNote): InvoiceSummary {
  const money = (amount: number) => formatAmount(amount, note.currency);
  const invoice = world.find<Invoice>("invoice", note.invoice);
  const taxes = taxesIn((note.total_taxes ?? []) as LineTax[], "exclusive");
  const made: [string, number][] = [
    ["Subtotal", note.subtotal],
    ["Discount", note.subtotal + taxes - note.total],
    ["Tax", taxes],
    ["Total credited", note.total],
    ["Off the amount due", note.pre_payment_amount],
    ["Refunded", note.refunds.reduce((sum, { amount_refunded: amount }) => sum + amount, 0)],
    ["Outside of Stripe", note.out_of_band_amount ?? 0],
  ];
  return {
    ...partiesOf(world, note.customer),
    number: note.number,
    status: note.status,
    date: formatDate(note.effective_at ?? note.created),
    lines: note.lines.data.map(({ description, amount }) => ({
      description: description ?? "",
      period: `Invoice ${invoice?.number ?? note.invoice}`,
      amount: money(amount),
    })),
    sums: made
      .filter(([label, amount]) => amount !== 0 || label === "Total credited")
      .map(([label, amount]) => ({ label, amount: money(label === "Discount" ? -amount : amount) })),
    due: money(note.total),
  };
}
