import type { Code } from "../../stripe/discounts/codes";
import type { AppliedDiscount } from "../../stripe/discounts/discount-shape";

/** What a code is to be used on. */
export type CodeUse = {
  customerId: string;
  currency: string;
  /** The products that will be paid for. */
  productIds: string[];
  /** What is taken off already. */
  discounts: AppliedDiscount[];
  /** A subscription starts with it; otherwise one that runs is changed. */
  isStart: boolean;
};

/** Why a code cannot be used, in the words of the catalogue (`error.invalid.code_…`). */
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

const mostDiscounts = 20;

/**
 * Why this code cannot be used here, or null. Stripe decides in the end; this says beforehand what it would refuse,
 * and what it would accept without any effect. A code that does not exist, one that was switched off and one that is
 * somebody else's are the same to who is guessing. Pure.
 */
export function refusalOf(code: Code | null, use: CodeUse): CodeRefusal | null {
  if (!code || code.state === "unusable") return "code_unknown";
  if (code.customerId !== null && code.customerId !== use.customerId) return "code_unknown";
  if (code.state === "expired") return "code_expired";
  if (code.state === "used_up") return "code_used_up";
  if (use.discounts.some(({ couponId }) => couponId === code.couponId)) return "code_applied_already";
  if (use.discounts.length >= mostDiscounts) return "code_too_many";
  if (code.percentOff === null && !(use.currency in code.amountsOff)) return "code_other_currency";
  if (!appliesTo(code, use.productIds)) return "code_other_plan";
  // Stripe takes a minimum only where a subscription starts.
  return code.hasMinimum && !use.isStart ? "code_minimum" : null;
}

/** Whether it takes anything off these products: Stripe would accept it for others too and do nothing. */
export function appliesTo({ productIds }: Code, products: string[]): boolean {
  return productIds === null || products.some((id) => productIds.includes(id));
}
