import type { SubscriptionStatus } from "../vocabulary";

/** What the rules need to know of a subscription; every time in seconds. */
export type SubscriptionFacts = {
  status: SubscriptionStatus;
  /**
   * The end that waits although it is running now. `term`: the merchant's, beyond the present period, so that everything
   * goes on until then. `canceled`: a customer's, or one that nobody is known to have set as a term. `fixed`: the merchant's,
   * with the present period or before.
   */
  end: "none" | "term" | "canceled" | "fixed";
  /** Cancelling would end it before it ends anyway. */
  canEndSooner: boolean;
  /** The end can be lifted and what was to come instead is known. */
  canBeKept: boolean;
  /** A change waits for the renewal, made by us; one made by somebody else is not ours to replace. `none`: nothing waits. */
  schedule: "none" | "ours" | "foreign";
  hasPendingUpdate: boolean;
  /** Invoices are made and not collected, until somebody resumes it. */
  collectionPaused: boolean;
  /** It ends with a period and by nothing but its own date, so that a change can take the cancellation back with it. */
  canBeKeptInChange: boolean;
  /** Charged by itself to what is saved, and not paid by invoice. */
  isCharged: boolean;
  /** Exactly one item can be moved between the tiers of the service. */
  hasBaseItem: boolean;
  /** There is more than one item; which of them are add-ons is said by their products. */
  hasSeveralItems: boolean;
  /** An item is paid for by the unit; whether customers may choose how many is said by its product. */
  hasUnits: boolean;
  /** What runs is paid for, and a pause of whole months fits its periods. */
  canPause: boolean;
  /** Its payments or itself stand still, and Stripe can let them go on. */
  canResume: boolean;
  /** It stands still because there was nothing to charge, and nobody asked for a pause. */
  isPausedForPayment: boolean;
  /** Nothing is ever charged for it, so there is nothing to take a discount from. */
  isFree: boolean;
  /** It has ended, and another subscription of the customer has its product now. */
  hasSuccessor: boolean;
};

const runningStatuses: SubscriptionStatus[] = ["active", "trialing"];
const endedStatuses: SubscriptionStatus[] = ["canceled", "incomplete_expired"];

export const isRunning = ({ status }: SubscriptionFacts) => runningStatuses.includes(status);
export const hasEnded = ({ status }: Pick<SubscriptionFacts, "status">) => endedStatuses.includes(status);

/** It renews once more at least. */
export const goesOn = ({ end }: SubscriptionFacts) => end === "none" || end === "term";

/**
 * Nothing else waits: no end but a term, no payment, and no change that is not ours. While payments are paused Stripe
 * would void the invoice of an upgrade, and the customer would have it for nothing.
 */
export const isUndisturbed = (subscription: SubscriptionFacts) =>
  goesOn(subscription) && isUndisturbedButForEnd(subscription);

export const isUndisturbedButForEnd = ({ schedule, hasPendingUpdate, collectionPaused }: SubscriptionFacts) =>
  schedule !== "foreign" && !hasPendingUpdate && !collectionPaused;

/** A cancellation waits that can be taken back. A merchant's end is not a customer's to undo. */
export const isKeepable = (subscription: SubscriptionFacts) =>
  !hasEnded(subscription) &&
  // Of what has not begun Stripe lets nothing be changed, an end that was set with it neither.
  subscription.status !== "incomplete" &&
  subscription.end === "canceled" &&
  subscription.canBeKept;
