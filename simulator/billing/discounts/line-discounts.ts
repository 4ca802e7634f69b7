import {
  allocateDiscounts,
  type DiscountableLine,
  type DiscountAmount,
  type Reduction,
} from "./discount-allocation";

/** A line with the discounts that apply only to it. */
export type OwnDiscountedLine = DiscountableLine & { own: readonly Reduction[] };

/** The discounts on each line: first its own (documented), then its share of the discounts for all lines. */
export function discountLines(
  lines: readonly OwnDiscountedLine[],
  shared: readonly Reduction[],
): DiscountAmount[][] {
  const own = lines.map((line) => allocateDiscounts([line], line.own)[0]!);
  const left = lines.map((line, i) => ({ ...line, amount: line.amount - sumOf(own[i]!) }));
  const rest = allocateDiscounts(left, shared);
  return lines.map((_, i) => [...own[i]!, ...rest[i]!]);
}

export const sumOf = (amounts: readonly DiscountAmount[]): number =>
  amounts.reduce((sum, { amount }) => sum + amount, 0);
