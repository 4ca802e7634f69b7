import { isAlwaysWhole } from "../../money";
import type { DiscountAmount, Reduction } from "../discounts/discount-allocation";
import { discountLines } from "../discounts/line-discounts";
import { shareOf, toExactAmount } from "../prices/rounding";
import type { InvoiceLine } from "../records";
import { taxesIn, totalTaxes } from "../taxes/line-taxes";
import type { LineTax } from "../taxes/tax-records";

/** Lines, each reduced by its own discounts (`ownOf`) and the invoice's discounts. */
export function withDiscounts(
  lines: readonly InvoiceLine[],
  reductions: readonly Reduction[],
  ownOf: (line: InvoiceLine) => Reduction[],
): InvoiceLine[] {
  const amounts = lines.map((line) => ({
    amount: line.amount,
    discountable: line.discountable,
    product: line.pricing?.price_details.product ?? null,
    own: ownOf(line),
  }));
  const taken = discountLines(amounts, reductions);
  return lines.map((line, i) => ({
    ...line,
    discount_amounts: taken[i]!,
    pretax_credit_amounts: taken[i]!.map((one) => ({ ...one, type: "discount" })),
  }));
}

export type Totals = {
  subtotal: number;
  subtotal_excluding_tax: number;
  total: number;
  total_excluding_tax: number;
  total_discount_amounts: DiscountAmount[];
  total_pretax_credit_amounts: (DiscountAmount & { type: "discount" })[];
  total_taxes: LineTax[];
};

/**
 * The totals of an invoice: lines, less discounts, plus exclusive taxes. Inclusive taxes never change the total. They
 * are only subtracted from the amounts "excluding tax". For the subtotal, they are computed as if there were no
 * discounts (unverified).
 */
export function totalsOf(lines: readonly InvoiceLine[], discounts: readonly string[]): Totals {
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const ofLines = lines.flatMap(({ discount_amounts: amounts }) => amounts.map(({ discount }) => discount));
  const taken = [...new Set([...discounts, ...ofLines])].map((discount) => ({
    amount: takenBy(discount, lines),
    discount,
  }));
  const total_taxes = totalTaxes(lines);
  const discounted = taken.reduce((sum, { amount }) => sum - amount, subtotal);
  return {
    subtotal,
    subtotal_excluding_tax: lines.reduce((sum, line) => sum - (line._taxIncluded ?? 0), subtotal),
    total: discounted + taxesIn(total_taxes, "exclusive"),
    total_excluding_tax: discounted - taxesIn(total_taxes, "inclusive"),
    total_discount_amounts: taken,
    total_pretax_credit_amounts: taken.map((one) => ({ ...one, type: "discount" })),
    total_taxes,
  };
}

function takenBy(discount: string, lines: readonly InvoiceLine[]): number {
  return lines
    .flatMap((line) => line.discount_amounts)
    .filter((one) => one.discount === discount)
    .reduce((sum, { amount }) => sum + amount, 0);
}

/**
 * The smallest amounts that Stripe charges, in minor units, from its documentation. Other currencies have no
 * minimum here.
 */
const minimumCharge: Record<string, number> = {
  aed: 200,
  aud: 50,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
};

/**
 * Documented for Ugandan shillings: the amount due is rounded to whole shillings, and the rest goes to the
 * balance. Unverified for Icelandic krónur.
 */
const roundToPayable = (owed: number, currency: string): number =>
  isAlwaysWhole(currency) ? shareOf(toExactAmount(owed), 1, 100) * 100 : owed;

/**
 * The amount due now, and the customer's balance afterwards. A negative balance is the customer's credit and
 * is used first. A negative total becomes credit. An amount too small to charge is added to the next invoice.
 */
export function settleBalance(
  total: number,
  balance: number,
  currency: string,
): { due: number; balance: number } {
  const owed = total + balance;
  if (owed <= 0) return { due: 0, balance: owed };
  if (owed < (minimumCharge[currency] ?? 0)) return { due: 0, balance: owed };
  const due = roundToPayable(owed, currency);
  return { due, balance: owed - due };
}
