import { formatPercent } from "../../format";
import type { Code } from "../../stripe/discounts/codes";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { productsAfterResubscribe, type ResubscribeChoice } from "../plan/resubscribe-choices";
import type { Speaker } from "../words/sentences";
import type { CodeUse } from "./code-refusal";

/** The use of a code on an active subscription. If its products change, `productIds` are the new ones. */
export function codeUseOf(
  { customerId, currency, discounts, items }: Subscription,
  productIds = items.map(({ price }) => price.productId),
): CodeUse {
  return { customerId, currency, productIds, discounts, isStart: false };
}

/**
 * The use of a code when this subscription restarts in this currency, without its former discounts. If the customer may
 * choose a plan, `choices` are the possible plans.
 */
export function codeUseAtStart(
  { subscription, currency }: { subscription: Subscription; currency: string },
  choices: ResubscribeChoice[],
): CodeUse {
  const products = choices.flatMap((choice) => productsAfterResubscribe(subscription, choice));
  const use = codeUseOf(subscription, choices.length > 0 ? products : undefined);
  return { ...use, currency, discounts: [], isStart: true };
}

/** "20%" or "$5.00" */
export function sayDiscount(
  { money, language }: Speaker,
  { percentOff, amountsOff }: Code,
  currency: string,
): string {
  return percentOff === null
    ? money(amountsOff[currency] ?? 0, currency)
    : formatPercent(language, percentOff);
}

/** "SPRING: 20% off for 3 months." */
export function sayCodeTerms(words: Speaker, code: Code, currency: string): string {
  const { name, duration, months } = code;
  return words.say("code.terms", {
    name,
    off: sayDiscount(words, code, currency),
    duration,
    months: months ?? 0,
  });
}

/** The context of a quote for a code that the customer applies without changing the plan. */
export const couponContext = "apply_coupon";
