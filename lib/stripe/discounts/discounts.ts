import "server-only";
import type { StripeClient } from "../connection/client";
import type { Grant, SentDiscounts } from "./codes";
import { operationMark } from "../subscriptions/marks";
import { reshapeSubscription, subscriptionExpansions } from "../subscriptions/reshape";
import type { Subscription } from "../subscriptions/reshape";
import type { StepKey } from "../connection/step-key";

/**
 * What a subscription has, and one more. Stripe replaces the list, so a discount that is not sent again is lost; and so
 * would be the customer's own, which counts only while the subscription has none.
 */
export function withDiscount(
  { discountIds, customerDiscountId }: Pick<Subscription, "discountIds" | "customerDiscountId">,
  grant: Grant,
): SentDiscounts {
  const kept = discountIds.length === 0 && customerDiscountId ? [customerDiscountId] : discountIds;
  return [...kept.map((discount) => ({ discount })), grant];
}

/** Gives a subscription these discounts. Nothing is charged or credited; the next invoice is what changes. */
export async function setDiscounts(
  stripe: StripeClient,
  {
    subscriptionId,
    discounts,
    operationId,
  }: {
    subscriptionId: string;
    discounts: SentDiscounts;
    operationId: string;
  },
  key: StepKey,
): Promise<Subscription> {
  const updated = await stripe.subscriptions.update(
    subscriptionId,
    { discounts, metadata: { [operationMark]: operationId }, expand: subscriptionExpansions },
    key("discount"),
  );
  return reshapeSubscription(updated);
}
