import type { SubscriptionStatus } from "../vocabulary";

/** The facts about a subscription that the rules use. */
export type SubscriptionFacts = {
  status: SubscriptionStatus;
  /**
   * The scheduled end of a running subscription. `term`: set by the merchant to a date after the current period, so
   * the subscription continues normally until then. `canceled`: set by the customer, or not known to be the
   * merchant's term. `fixed`: set by the merchant to the end of the current period or an earlier date.
   */
  end: "none" | "term" | "canceled" | "fixed";
  /** Canceling would end the subscription before its scheduled end. */
  canEndSooner: boolean;
  /** The end can be undone, and we know how the subscription would then continue. */
  canBeKept: boolean;
  /** The scheduled change. We replace our own, but never someone else's. */
  schedule: "none" | "ours" | "foreign";
  hasPendingUpdate: boolean;
  /** Invoices are created but not collected until someone resumes collection. */
  collectionPaused: boolean;
  /**
   * A change can also undo the cancellation in the same request: the subscription has no schedule, and its own end date
   * is at the next renewal or later.
   */
  canBeKeptInChange: boolean;
  /** The subscription is charged automatically to a saved payment method, not paid by invoice. */
  isCharged: boolean;
  /** Exactly one item of the subscription can be moved between the service's tiers. */
  hasBaseItem: boolean;
  /** The subscription has more than one item. The items' products tell which of them are add-ons. */
  hasSeveralItems: boolean;
  /**
   * The subscription has an item with a price per unit. The item's product tells whether customers may choose the
   * number.
   */
  hasUnits: boolean;
  /** The current period is paid, and the subscription's billing periods allow a pause of whole months. */
  canPause: boolean;
  /** The subscription or its payments are paused, and Stripe can resume them. */
  canResume: boolean;
  /** The subscription is paused because there was no payment method to charge, not because someone paused it. */
  isPausedForPayment: boolean;
  /** The subscription never costs anything, so there is nothing to discount. */
  isFree: boolean;
  /** The subscription has ended, and another of the customer's subscriptions has replaced it. */
  hasSuccessor: boolean;
};

const runningStatuses: SubscriptionStatus[] = ["active", "trialing"];
const endedStatuses: SubscriptionStatus[] = ["canceled", "incomplete_expired"];

export const isRunning = ({ status }: SubscriptionFacts) => runningStatuses.includes(status);
export const hasEnded = ({ status }: Pick<SubscriptionFacts, "status">) => endedStatuses.includes(status);

/** Whether the subscription renews at least once more. */
export const goesOn = ({ end }: SubscriptionFacts) => end === "none" || end === "term";

/**
 * Whether the subscription has no pending change, no end other than a term, and no schedule other than ours, and its
 * payments aren't paused. While payments are paused, Stripe would void an upgrade's invoice, and the upgrade would be
 * free.
 */
export const isUndisturbed = (subscription: SubscriptionFacts) =>
  goesOn(subscription) && isUndisturbedButForEnd(subscription);

export const isUndisturbedButForEnd = ({ schedule, hasPendingUpdate, collectionPaused }: SubscriptionFacts) =>
  schedule !== "foreign" && !hasPendingUpdate && !collectionPaused;

/** Whether the customer can undo the scheduled cancellation. The customer can't undo an end that the merchant set. */
export const isKeepable = (subscription: SubscriptionFacts) =>
  !hasEnded(subscription) &&
  // Stripe doesn't allow changes to a subscription that hasn't started, not even to an end date that it was created
  // with.
  subscription.status !== "incomplete" &&
  subscription.end === "canceled" &&
  subscription.canBeKept;
