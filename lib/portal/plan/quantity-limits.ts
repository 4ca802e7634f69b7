import type { Product } from "../../stripe/catalogue/plans";

/** Computes from a product's metadata how many units customers may choose. Pure. */

/** The metadata keys that a merchant sets on the product in Stripe. */
export const quantityTags = {
  enabled: "sb_quantity_enabled",
  min: "sb_quantity_min",
  max: "sb_quantity_max",
  step: "sb_quantity_step",
} as const;

export type QuantityLimits = { min: number; max: number; step: number };

type Tagged = Pick<Product, "metadata">;

/** The limits if the merchant sets none: high enough for any team, and low enough that a typo isn't ruinous. */
const defaultLimits: QuantityLimits = { min: 1, max: 1000, step: 1 };

/** True if customers choose the number of units they pay for. */
export const isCounted = ({ metadata }: Tagged): boolean => metadata[quantityTags.enabled] === "true";

/**
 * Null if customers can't choose a quantity. That includes products with an unreadable limit, because we never guess.
 */
export function limitsOf(product: Tagged): QuantityLimits | null {
  if (!isCounted(product)) return null;
  const read = (tag: string, fallback: number) => {
    const text = product.metadata[tag]?.trim();
    if (!text) return fallback;
    return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : NaN;
  };
  const min = read(quantityTags.min, defaultLimits.min);
  const max = read(quantityTags.max, Math.max(min, defaultLimits.max));
  const step = read(quantityTags.step, defaultLimits.step);
  return min <= max && step > 0 ? { min, max, step } : null;
}

/** Steps are counted from the minimum, as in a browser's number field. */
export function isWithin({ min, max, step }: QuantityLimits, quantity: number): boolean {
  return quantity >= min && quantity <= max && (quantity - min) % step === 0;
}

/** The smallest allowed quantity that is at least this high. Null if there is none. */
export function smallestFrom({ min, max, step }: QuantityLimits, atLeast: number): number | null {
  const quantity = min + Math.max(0, Math.ceil((atLeast - min) / step)) * step;
  return quantity <= max ? quantity : null;
}
