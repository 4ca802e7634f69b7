import type { Period } from "../clock/periods";
import { type ExactAmount, shareOf, toExactAmount } from "../prices/rounding";

/**
 * The cost of part of a period when the whole period costs `amount`: by the second, rounded once. `until` is
 * before the period's end only if service ends early (a cancellation date inside the period).
 */
export function prorate(amount: ExactAmount, period: Period, from: number, until = period.end): number {
  const whole = period.end - period.start;
  const part = Math.min(until, period.end) - Math.max(from, period.start);
  if (whole <= 0 || part <= 0) return 0;
  return shareOf(amount, part, whole);
}

/** A charge for a period, whose unused part may be credited. */
export type Debit = {
  /** Minor units, after the discounts that actually applied. */
  amount: number;
  start: number;
  end: number;
  price: string;
  quantity: number;
  /** The IDs of its tax rates, if it was taxed. */
  taxRates?: readonly string[];
  /** The invoice item, or the invoice and its line, that charged it. */
  source: { invoiceItem: string } | { invoice: string; line: string };
};

/**
 * Flexible billing credits the amounts actually charged: each debit gives back its own unused part. A change without
 * prorations charged nothing, so nothing is given back for it.
 */
export function unusedPart(debit: Debit, from: number): number {
  return prorate(toExactAmount(debit.amount), debit, from);
}

/** The debits with unused time after this moment. */
export function unusedDebits(debits: readonly Debit[], from: number): Debit[] {
  return debits.filter((debit) => debit.end > from);
}
