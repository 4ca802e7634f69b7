import type { World } from "../../world";
import { shareOf, toExactAmount } from "../prices/rounding";
import type { InvoiceLine } from "../records";
import type { LineTax, TaxRate } from "./tax-records";

export type TaxTerms = {
  /** The rates of lines without rates of their own. */
  rates: readonly string[];
  /** The customer's `tax_exempt`: `none`, `exempt` or `reverse`. */
  exempt: string;
};

const exemptions: Record<string, LineTax["taxability_reason"]> = {
  exempt: "customer_exempt",
  reverse: "reverse_charge",
};

/**
 * Lines with the taxes on their discounted amounts. A line's own rates take precedence over the invoice's. An exempt
 * customer pays no tax, but prices with inclusive tax aren't reduced. Unverified: this rule, and the
 * `taxability_reason` `not_available` for taxes from rates that a merchant created.
 */
export function withTaxes(world: World, lines: readonly InvoiceLine[], terms: TaxTerms): InvoiceLine[] {
  const rateOf = (id: string) => world.find<TaxRate>("tax_rate", id)!;
  return lines.map((line) => {
    const rates = (line._taxRates ?? terms.rates).map(rateOf);
    const reason = exemptions[terms.exempt];
    if (reason) return { ...line, taxes: rates.map((rate) => taxOf(rate, 0, 0, reason)), _taxIncluded: 0 };
    const discounted = line.discount_amounts.reduce((sum, { amount }) => sum + amount, 0);
    const _taxIncluded = taxesIn(taxesOn(line.amount, rates), "inclusive");
    return { ...line, taxes: taxesOn(line.amount - discounted, rates), _taxIncluded };
  });
}

/**
 * Each tax is rounded separately on its line, half away from zero. If a line has both kinds, exclusive taxes are
 * computed on the amount without inclusive taxes. Both rules are unverified.
 */
function taxesOn(amount: number, rates: readonly TaxRate[]): LineTax[] {
  const included = rates.filter(({ inclusive }) => inclusive);
  const whole = included.reduce((sum, rate) => sum + ratePartsOf(rate), hundredPercent);
  const within = (rate: TaxRate) => shareOf(toExactAmount(amount), ratePartsOf(rate), whole);
  const base = included.reduce((sum, rate) => sum - within(rate), amount);
  const onTop = (rate: TaxRate) => shareOf(toExactAmount(base), ratePartsOf(rate), hundredPercent);
  return rates.map((rate) => taxOf(rate, rate.inclusive ? within(rate) : onTop(rate), base, "not_available"));
}

/** Percentages have at most four decimal places, so they are whole numbers in these units. */
const hundredPercent = 1_000_000;
const ratePartsOf = ({ percentage }: TaxRate) => Math.round(percentage * 10_000);

const taxOf = (
  { id, inclusive }: TaxRate,
  amount: number,
  taxable_amount: number,
  taxability_reason: LineTax["taxability_reason"],
): LineTax => ({
  amount,
  tax_behavior: inclusive ? "inclusive" : "exclusive",
  tax_rate_details: { tax_rate: id },
  taxability_reason,
  taxable_amount,
  type: "tax_rate_details",
});

/** The sum of the taxes with this behavior. */
export const taxesIn = (taxes: readonly LineTax[], behavior: LineTax["tax_behavior"]): number =>
  taxes.reduce((sum, tax) => sum + (tax.tax_behavior === behavior ? tax.amount : 0), 0);

/** The taxes of an invoice or credit note: the taxes on its lines, summed by rate. */
export function totalTaxes(lines: readonly Pick<InvoiceLine, "taxes">[]): LineTax[] {
  const totals = new Map<string, LineTax>();
  for (const tax of lines.flatMap(({ taxes }) => taxes)) {
    const id = tax.tax_rate_details.tax_rate;
    const before = totals.get(id) ?? { ...tax, amount: 0, taxable_amount: 0 };
    totals.set(id, {
      ...before,
      amount: before.amount + tax.amount,
      taxable_amount: before.taxable_amount + tax.taxable_amount,
    });
  }
  return [...totals.values()];
}
