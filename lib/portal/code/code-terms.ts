import type { Code } from "../../stripe/discounts/codes";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { CodeUse } from "./code-refusal";
import { productsAgain } from "../plan/offered-again";
import type { AgainChoice } from "../plan/offered-again";
import type { Speaker } from "../words/sentences";

/** A code that is to be used on a subscription which runs; `productIds`: what will be paid for, if that changes. */
export function codeUseOf(
  { customerId, currency, discounts, items }: Subscription,
  productIds = items.map(({ price }) => price.productId),
): CodeUse {
  return { customerId, currency, productIds, discounts, isStart: false };
}

/**
 * A code that is to be used where this subscription starts again in this currency, without the discounts it had; as one of
 * these plans where it can be chosen.
 */
export function codeUseAtStart(
  { subscription, currency }: { subscription: Subscription; currency: string },
  choices: AgainChoice[],
): CodeUse {
  const products = choices.flatMap((choice) => productsAgain(subscription, choice));
  const use = codeUseOf(subscription, choices.length > 0 ? products : undefined);
  return { ...use, currency, discounts: [], isStart: true };
}

/** "20%" or "$5.00" */
export function sayOff({ money }: Speaker, { percentOff, amountsOff }: Code, currency: string): string {
  return percentOff === null ? money(amountsOff[currency] ?? 0, currency) : `${percentOff}%`;
}

/** "SPRING: 20% off for 3 months." */
export function sayTerms(words: Speaker, code: Code, currency: string): string {
  const { name, duration, months } = code;
  return words.say("code.terms", { name, off: sayOff(words, code, currency), duration, months: months ?? 0 });
}

/** What a quote for a code alone is for: a code, and no price. */
export const couponContext = "apply_coupon";
