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
  /** The scheduled change: ours, or someone else's, which isn't ours to replace. */
  schedule: "none" | "ours" | "foreign";
  hasPendingUpdate: boolean;
  /** Invoices are created but not collected until someone resumes collection. */
  collectionPaused: boolean;
  /**
   * The subscription has no schedule and an end date of its own, at the next renewal or later, so a change can undo the
   * cancellation in the same request.
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
  /** The current period is paid, and pausing for whole months fits its periods. */
  canPause: boolean;
  /** The subscription or its payments are paused, and Stripe can resume them. */
  canResume: boolean;
  /** The subscription is paused because there was nothing to charge, not because someone paused it. */
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
 * Whether the subscription has no end except a term, no pending change and no schedule except ours, and its payments
 * aren't paused. While payments are paused, Stripe would void an upgrade's invoice, and the upgrade would be free.
 */
export const isUndisturbed = (subscription: SubscriptionFacts) =>
  goesOn(subscription) && isUndisturbedButForEnd(subscription);

export const isUndisturbedButForEnd = ({ schedule, hasPendingUpdate, collectionPaused }: SubscriptionFacts) =>
  schedule !== "foreign" && !hasPendingUpdate && !collectionPaused;

/** The customer can undo the scheduled cancellation. An end that the merchant set isn't the customer's to undo. */
export const isKeepable = (subscription: SubscriptionFacts) =>
  !hasEnded(subscription) &&
  // Stripe doesn't allow changes to a subscription that hasn't started, even to an end it was created with.
  subscription.status !== "incomplete" &&
  subscription.end === "canceled" &&
  subscription.canBeKept;
