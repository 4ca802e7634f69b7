import type { Code } from "../../stripe/discounts/codes";
import type { AppliedDiscount } from "../../stripe/discounts/discount-shape";

/** The purchase that a code would be used for. */
export type CodeUse = {
  customerId: string;
  currency: string;
  /** The products the customer will pay for. */
  productIds: string[];
  /** The discounts already applied. */
  discounts: AppliedDiscount[];
  /** True if the code is for a new subscription, false if it is for an active one. */
  isStart: boolean;
};

/** The reasons why a code can't be used. Each has its own text, with the key `error.invalid.code_…`. */
export type CodeRefusal =
  | "code_unknown"
  | "code_expired"
  | "code_used_up"
  | "code_first_time"
  | "code_minimum"
  | "code_other_currency"
  | "code_other_plan"
  | "code_applied_already"
  | "code_too_many"
  | "code_no_effect"
  | "code_refused";

const maxDiscounts = 20;

/**
 * The reason why this code can't be used here, or null. Stripe decides in the end; this predicts which codes Stripe
 * would refuse or accept without effect. Unknown, inactive and other customers' codes get the same answer, so guessing
 * reveals nothing. Pure.
 */
export function refusalOf(code: Code | null, use: CodeUse): CodeRefusal | null {
  if (!code || code.state === "unusable") return "code_unknown";
  if (code.customerId !== null && code.customerId !== use.customerId) return "code_unknown";
  if (code.state === "expired") return "code_expired";
  if (code.state === "used_up") return "code_used_up";
  if (use.discounts.some(({ couponId }) => couponId === code.couponId)) return "code_applied_already";
  if (use.discounts.length >= maxDiscounts) return "code_too_many";
  if (code.percentOff === null && !(use.currency in code.amountsOff)) return "code_other_currency";
  if (!appliesTo(code, use.productIds)) return "code_other_plan";
  // Stripe accepts a code with a minimum only when a subscription starts.
  return code.hasMinimum && !use.isStart ? "code_minimum" : null;
}

/** True if the code discounts at least one of these products. Otherwise, Stripe would accept it without effect. */
export function appliesTo({ productIds }: Code, products: string[]): boolean {
  return productIds === null || products.some((id) => productIds.includes(id));
}
