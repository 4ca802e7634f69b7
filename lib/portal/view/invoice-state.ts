import type { Charge } from "../../stripe/payments/charges";
import type { Dispute, DisputeState } from "../../stripe/payments/disputes";
import type { Invoice } from "../../stripe/payments/invoices";
import { type Debt, isOnItsWay } from "../payment/debts";
import type { Speaker } from "../words/sentences";
import type { InvoiceView } from "./invoice-shape";
import type { Tone } from "./tone";

type State = Pick<InvoiceView, "status" | "notes" | "receiptUrls">;

/**
 * Describes an invoice's state: the amounts paid, credited and refunded. Stripe still calls an invoice paid after a
 * refund or a dispute.
 */
export function describeState(words: Speaker, debt: Debt, all: readonly Charge[]): State {
  const { invoice } = debt;
  const charges = all.filter(({ intentId }) => intentId !== null && invoice.intentIds.includes(intentId));
  const refunded = charges.reduce((sum, { amountRefunded }) => sum + amountRefunded, 0);
  const disputes = charges.flatMap((charge) => charge.disputes);
  const [label, tone] = disputeState(disputes) ?? stateOf(debt, refunded);
  return {
    status: { label: stateLabel(words, label, invoice), tone },
    notes: [...notesOf(words, invoice, refunded), ...disputeNotes(words, invoice.currency, disputes)],
    receiptUrls: charges.flatMap(({ receiptUrl }) => receiptUrl ?? []),
  };
}

function stateLabel({ say, date }: Speaker, label: Label, { dueAt }: Invoice): string {
  const isSent = label === "open" && dueAt !== null;
  return isSent ? say("invoice.due", { date: date(dueAt, "medium") }) : say(`invoice.${label}`);
}

type Label =
  | Invoice["status"]
  | "on_its_way"
  | "credited"
  | "partly_credited"
  | "refunded"
  | "partly_refunded"
  | "partly_paid"
  | "disputed"
  | "charged_back";

function stateOf(debt: Debt, refunded: number): [Label, Tone] {
  const { status, total, amountPaid, credited, isForgiven } = debt.invoice;
  if (isOnItsWay(debt)) return ["on_its_way", "neutral"];
  if (status === "void" || isForgiven) return ["void", "neutral"];
  if (status === "open") return [amountPaid > 0 ? "partly_paid" : "open", "warning"];
  if (status === "uncollectible") return ["uncollectible", "bad"];
  if (credited > 0) return [credited >= total ? "credited" : "partly_credited", "neutral"];
  if (refunded > 0) return [refunded >= amountPaid ? "refunded" : "partly_refunded", "neutral"];
  return ["paid", "good"];
}

/**
 * The state of a disputed invoice. It takes precedence over the other states, because a dispute decides who has the
 * money. An inquiry by the bank, or a dispute that the merchant won, changes nothing.
 */
function disputeState(disputes: readonly Dispute[]): [Label, Tone] | null {
  const isAny = (...wanted: DisputeState[]) => disputes.some(({ state }) => wanted.includes(state));
  if (isAny("open", "unknown")) return ["disputed", "warning"];
  return isAny("lost") ? ["charged_back", "neutral"] : null;
}

function disputeNotes({ say, money }: Speaker, currency: string, disputes: readonly Dispute[]): string[] {
  return disputes.map(({ amount, state }) =>
    say(`invoice.dispute_${state}`, { amount: money(amount, currency) }),
  );
}

/** The amounts of a state that involves more than one amount, each as a sentence. */
function notesOf({ say, money }: Speaker, invoice: Invoice, refunded: number): string[] {
  const { status, currency, total, amountPaid, amountRemaining, credited, fromBalance } = invoice;
  if (status === "void") return [];
  const isPlain = credited === 0 && fromBalance === 0 && (amountPaid === total || amountPaid === 0);
  const isOwed = status === "open" || status === "uncollectible";
  const parts = [
    [fromBalance, "from_balance"],
    [credited, "amount_credited"],
    [isPlain && refunded === 0 ? 0 : amountPaid, "amount_paid"],
    [refunded, "amount_refunded"],
    [isOwed && !isPlain ? amountRemaining : 0, "amount_left"],
  ] as const;
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, what]) => say(`invoice.${what}`, { amount: money(amount, currency) }));
}
