import type { World } from "../../world";
import { type Invoice, type Subscription, subscriptionOf } from "../records";

/** How an account handles unpaid invoices. Merchants choose it in Stripe's dashboard. */
export type DunningPolicy = {
  /** The days between each failed attempt and the next one. */
  retryDays: number[];
  /** The subscription's new status when the last attempt fails. */
  afterwards: "cancel" | "past_due" | "unpaid";
};

const defaultPolicy: DunningPolicy = { retryDays: [3, 5, 7], afterwards: "cancel" };

/** The world's own policy, stored as an internal object so that it is saved and restored with the world. */
export function dunningPolicy(world: World): DunningPolicy {
  return world.find<DunningObject>("_dunning", "_dunning")?.policy ?? defaultPolicy;
}

type DunningObject = { id: string; object: string; policy: DunningPolicy };

/** Sets the world's policy; omitted fields stay as they are. Throws if the result isn't a valid policy. */
export function setDunningPolicy(world: World, sent: Partial<DunningPolicy>): DunningPolicy {
  const policy = { ...dunningPolicy(world), ...sent };
  const isPolicy =
    Array.isArray(policy.retryDays) &&
    policy.retryDays.every((days) => Number.isInteger(days) && days > 0) &&
    ["cancel", "past_due", "unpaid"].includes(policy.afterwards);
  if (!isPolicy)
    throw new Error("`retryDays` are whole days, and `afterwards` is cancel, past_due or unpaid.");
  return world.put<DunningObject>({ id: "_dunning", object: "_dunning", policy }).policy;
}

/**
 * When a failed invoice is retried. The first invoice of a subscription and that of a pending update aren't
 * retried: they wait 23 hours for the customer. Manual invoices wait for the merchant.
 */
export function nextRetryAt(world: World, invoice: Invoice, attempts: number): number | null {
  const isRetried =
    invoice.auto_advance &&
    invoice.collection_method === "charge_automatically" &&
    subscriptionOf(invoice) !== null &&
    invoice.billing_reason !== "subscription_create" &&
    invoice._isPendingUpdate !== true &&
    // A failed payment for an unpaid subscription isn't retried.
    world.find<Subscription>("subscription", subscriptionOf(invoice)!)?.status !== "unpaid";
  const days = dunningPolicy(world).retryDays[attempts - 1];
  return isRetried && days !== undefined ? world.now() + days * 86_400 : null;
}

/** Whether every attempt that the policy allows has failed. */
export function hasExhaustedRetries(world: World, invoice: Invoice): boolean {
  return (
    invoice.status === "open" &&
    invoice.next_payment_attempt === null &&
    invoice.attempt_count > dunningPolicy(world).retryDays.length
  );
}
