import type { Period } from "../clock/periods";
import type { ExactAmount } from "../prices/rounding";
import { exactly, shareOf } from "../prices/rounding";

/**
 * What a stretch of a period costs when the whole period costs `amount`: to the second, rounded once.
 * `until` lies before the period's end only where service ends early (a cancellation date inside the period).
 */
export function prorate(amount: ExactAmount, period: Period, from: number, until = period.end): number {
  const whole = period.end - period.start;
  const part = Math.min(until, period.end) - Math.max(from, period.start);
  if (whole <= 0 || part <= 0) return 0;
  return shareOf(amount, part, whole);
}

/** What a customer was charged for a stretch of time, and may get back for the part not used. */
export type Debit = {
  /** Minor units, after the discounts that were really given. */
  amount: number;
  start: number;
  end: number;
  price: string;
  quantity: number;
  /** The ids of the rates it was taxed at, if it was. */
  taxRates?: readonly string[];
  /** The invoice item, or the invoice and its line, that charged it. */
  source: { invoiceItem: string } | { invoice: string; line: string };
};

/**
 * Flexible billing credits what was really charged: each debit gives back its own unused part. A change made
 * without prorations charged nothing, so nothing of it is given back.
 */
export function unusedPart(debit: Debit, from: number): number {
  return prorate(exactly(debit.amount), debit, from);
}

/** The debits that still have unused time at that moment. */
export function unusedDebits(debits: readonly Debit[], from: number): Debit[] {
  return debits.filter((debit) => debit.end > from);
}
