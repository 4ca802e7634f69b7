import type { Product } from "../../stripe/catalogue/plans";

/** How many units of a product customers may choose, as its metadata says. Pure: it asks nobody. */

/** What a merchant writes on the product in Stripe. */
export const quantityTags = {
  enabled: "sb_quantity_enabled",
  min: "sb_quantity_min",
  max: "sb_quantity_max",
  step: "sb_quantity_step",
} as const;

export type QuantityLimits = { min: number; max: number; step: number };

type Tagged = Pick<Product, "metadata">;

/** Where the merchant names no limit: high enough for every team, and too low for a slip of the finger to ruin one. */
const usualLimits: QuantityLimits = { min: 1, max: 1000, step: 1 };

/** Customers choose how many units of it they pay for. */
export const isCounted = ({ metadata }: Tagged): boolean => metadata[quantityTags.enabled] === "true";

/** A limit that cannot be read is not guessed: then there is nothing to choose. */
export function limitsOf(product: Tagged): QuantityLimits | null {
  if (!isCounted(product)) return null;
  const read = (tag: string, otherwise: number) => {
    const text = product.metadata[tag]?.trim();
    if (!text) return otherwise;
    return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : NaN;
  };
  const min = read(quantityTags.min, usualLimits.min);
  const max = read(quantityTags.max, Math.max(min, usualLimits.max));
  const step = read(quantityTags.step, usualLimits.step);
  return min <= max && step > 0 ? { min, max, step } : null;
}

/** Steps are counted from the minimum, as a number field of the browser counts them. */
export function isWithin({ min, max, step }: QuantityLimits, quantity: number): boolean {
  return quantity >= min && quantity <= max && (quantity - min) % step === 0;
}

/** The smallest number that can be chosen and is not less than the wish; null where there is none. */
export function smallestFrom({ min, max, step }: QuantityLimits, wish: number): number | null {
  const quantity = min + Math.max(0, Math.ceil((wish - min) / step)) * step;
  return quantity <= max ? quantity : null;
}
