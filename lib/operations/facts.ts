import type { SubscriptionStatus } from "../vocabulary";

/** The facts about a subscription that the rules use; every time in seconds. */
export type SubscriptionFacts = {
  status: SubscriptionStatus;
  /**
   * How a running subscription is scheduled to end. `term`: at the merchant's end date after the current
   * period, so everything continues until then. `canceled`: by the customer, or by someone unknown. `fixed`:
   * at the merchant's end date within the current period.
   */
  end: "none" | "term" | "canceled" | "fixed";
  /** Whether canceling would end it sooner. */
  canEndSooner: boolean;
  /** Whether its end can be lifted, because it is known what would continue instead. */
  canBeKept: boolean;
  /** Who scheduled a change for the renewal. Only ours may be replaced. `none`: no one did. */
  schedule: "none" | "ours" | "foreign";
  hasPendingUpdate: boolean;
  /** Whether invoices are created but not collected, until someone resumes it. */
  collectionPaused: boolean;
  /**
   * Whether a change can take the cancellation back: it ends with a period, and only its own date ends it.
   */
  canBeKeptInChange: boolean;
  /** Whether it is charged automatically to a saved payment method rather than paid by invoice. */
  isCharged: boolean;
  /** Whether exactly one item can move between the tiers of the service. */
  hasBaseItem: boolean;
  /** Whether it has more than one item. Their products say which of them are add-ons. */
  hasSeveralItems: boolean;
  /** Whether an item is charged by the unit. Its product says whether customers may choose the quantity. */
  hasUnits: boolean;
  /** Whether the current period is paid, and a pause of whole months fits its periods. */
  canPause: boolean;
  /** Whether it or its payments are paused, and Stripe can resume them. */
  canResume: boolean;
  /** Whether it is paused because it couldn't be charged, and nobody requested a pause. */
  isPausedForPayment: boolean;
  /** Whether it never costs anything, so a discount would have no effect. */
  isFree: boolean;
  /** Whether it has ended and another of the customer's subscriptions has replaced it. */
  hasSuccessor: boolean;
};

const runningStatuses: SubscriptionStatus[] = ["active", "trialing"];
const endedStatuses: SubscriptionStatus[] = ["canceled", "incomplete_expired"];

export const isRunning = ({ status }: SubscriptionFacts) => runningStatuses.includes(status);
export const hasEnded = ({ status }: Pick<SubscriptionFacts, "status">) => endedStatuses.includes(status);

/** Whether it renews at least once more. */
export const goesOn = ({ end }: SubscriptionFacts) => end === "none" || end === "term";

/**
 * Whether nothing else is pending: no end except a term, no payment, and no change made by others. While
 * payments are paused, Stripe would void the invoice of an upgrade, and the customer would get it for free.
 */
export const isUndisturbed = (subscription: SubscriptionFacts) =>
  goesOn(subscription) && isUndisturbedButForEnd(subscription);

export const isUndisturbedButForEnd = ({ schedule, hasPendingUpdate, collectionPaused }: SubscriptionFacts) =>
  schedule !== "foreign" && !hasPendingUpdate && !collectionPaused;

/**
 * Whether a cancellation is pending that the customer can take back. A merchant's end date isn't theirs to
 * undo.
 */
export const isKeepable = (subscription: SubscriptionFacts) =>
  !hasEnded(subscription) &&
  // Stripe allows no changes to a subscription that hasn't started, not even to its end date.
  subscription.status !== "incomplete" &&
  subscription.end === "canceled" &&
  subscription.canBeKept;
