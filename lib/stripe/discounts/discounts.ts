import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { StripeClient } from "../connection/client";
import type { StepKey } from "../connection/step-key";
import { operationMark } from "../subscriptions/marks";
import { reshapeSubscription, type Subscription, subscriptionExpansions } from "../subscriptions/reshape";
import type { Grant, SentDiscounts } from "./codes";

/**
 * The subscription's discounts plus one. Stripe replaces the list, so any discount left out is lost. If the
 * subscription has none, the customer's own discount is included, because it applies only to subscriptions without
 * discounts.
 */
export function withDiscount(
  { discountIds, customerDiscountId }: Pick<Subscription, "discountIds" | "customerDiscountId">,
  grant: Grant,
): SentDiscounts {
  const kept = discountIds.length === 0 && customerDiscountId ? [customerDiscountId] : discountIds;
  return [...kept.map((discount) => ({ discount })), grant];
}

/**
 * Whether this list, which was decided earlier, still adds one discount to the subscription's current ones. If not,
 * sending it would undo what the merchant has changed since.
 */
export function stillAdds(subscription: Subscription, grant: Grant, discounts: SentDiscounts): boolean {
  return isDeepStrictEqual(withDiscount(subscription, grant), discounts);
}

/** Sets a subscription's discounts. Nothing is charged or credited: only future invoices change. */
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
