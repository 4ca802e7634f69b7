import { shareOf, toExactAmount } from "../prices/rounding";

/** The parts of a discount that the arithmetic needs. */
export type Reduction = {
  discount: string;
  percentOff: number | null;
  amountOff: number | null;
  /** Products the coupon is restricted to; null means every product. */
  products: readonly string[] | null;
};

export type DiscountableLine = { amount: number; discountable: boolean; product: string | null };
export type DiscountAmount = { amount: number; discount: string };

/**
 * Spreads discounts over lines, one after another. Each discount applies to the amount that remains after the previous
 * ones. Returns the discount amounts of each line, without zeros. No line and no total ever falls below zero.
 */
export function allocateDiscounts(
  lines: readonly DiscountableLine[],
  reductions: readonly Reduction[],
): DiscountAmount[][] {
  const taken: DiscountAmount[][] = lines.map(() => []);
  const left = lines.map((line) => (line.discountable ? Math.max(line.amount, 0) : 0));
  for (const reduction of reductions) {
    const eligible = lines.map((line, i) => (appliesTo(reduction, line) ? left[i]! : 0));
    sharesOf(reduction, eligible).forEach((amount, i) => {
      left[i]! -= amount;
      if (amount > 0) taken[i]!.push({ amount, discount: reduction.discount });
    });
  }
  return taken;
}

function appliesTo(reduction: Reduction, line: DiscountableLine): boolean {
  return reduction.products === null || (line.product !== null && reduction.products.includes(line.product));
}

function sharesOf({ percentOff, amountOff }: Reduction, amounts: number[]): number[] {
  if (amountOff !== null) return spreadAmount(amountOff, amounts);
  // A percentage has at most two decimals, so in ten-thousandths it is a whole number.
  const share = Math.round((percentOff ?? 0) * 100);
  return amounts.map((amount) => shareOf(toExactAmount(amount), share, 10_000));
}

/**
 * Each line takes its share, rounded down. The last line takes the remainder, up to its amount, and the lines
 * before it take the rest.
 */
function spreadAmount(amountOff: number, amounts: number[]): number[] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const off = Math.min(amountOff, total);
  if (off <= 0) return amounts.map(() => 0);
  const shares = amounts.map((amount) => Number((BigInt(off) * BigInt(amount)) / BigInt(total)));
  let remainder = off - shares.reduce((sum, share) => sum + share, 0);
  for (let i = shares.length - 1; i >= 0; i -= 1) {
    const more = Math.min(remainder, amounts[i]! - shares[i]!);
    shares[i]! += more;
    remainder -= more;
  }
  return shares;
}
