import "server-only";
import type { StripeClient } from "./client";
import type { Grant, SentDiscounts } from "./codes";
import { operationMark, reshapeSubscription, subscriptionExpansions } from "./reshape";
import type { Subscription } from "./reshape";
import type { StepKey } from "./step-key";

/** What a subscription has, and one more. Stripe replaces the list, so a discount that is not sent again is lost. */
export function withDiscount(
  { discountIds }: Pick<Subscription, "discountIds">,
  grant: Grant,
): SentDiscounts {
  return [...discountIds.map((discount) => ({ discount })), grant];
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
