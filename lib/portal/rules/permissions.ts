import type { PortalSettings } from "../../settings/schema";
import type { CustomerOperationName, SubscriptionOperationName, SubscriptionStatus } from "../../vocabulary";

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

type Rule = (settings: PortalSettings, subscription: SubscriptionFacts) => boolean;

const runningStatuses: SubscriptionStatus[] = ["active", "trialing"];
const endedStatuses: SubscriptionStatus[] = ["canceled", "incomplete_expired"];

const isRunning = ({ status }: SubscriptionFacts) => runningStatuses.includes(status);
export const hasEnded = ({ status }: Pick<SubscriptionFacts, "status">) => endedStatuses.includes(status);

/**
 * Nothing else waits: no end but a term, no payment, and no change that is not ours. While payments are paused Stripe
 * would void the invoice of an upgrade, and the customer would have it for nothing.
 */
const isUndisturbed = (subscription: SubscriptionFacts) =>
  goesOn(subscription) && isUndisturbedButForEnd(subscription);

/** It renews once more at least. */
const goesOn = ({ end }: SubscriptionFacts) => end === "none" || end === "term";

const isUndisturbedButForEnd = ({ schedule, hasPendingUpdate, collectionPaused }: SubscriptionFacts) =>
  schedule !== "foreign" && !hasPendingUpdate && !collectionPaused;

/**
 * Who may do what; docs/permissions.md is written from the table that tests hold this to. A plan and a quantity are changed only while nothing else waits; a plan
 * also where a cancellation waits that the customer may take back, and takes back with it.
 * Keeping a subscription is the undoing of cancelling, so it follows the same setting; a merchant's end is not theirs to
 * undo, and keeps nobody from leaving sooner. What has ended is started
 * again only while nothing else has taken its place: nobody pays twice for one product.
 */
const rules: Record<SubscriptionOperationName, Rule> = {
  change_plan: (settings, subscription) =>
    settings.changePlan &&
    isRunning(subscription) &&
    subscription.hasBaseItem &&
    isUndisturbedButForEnd(subscription) &&
    (goesOn(subscription) ||
      (subscription.canBeKeptInChange && rules.keep_subscription(settings, subscription))),
  change_quantity: (settings, subscription) =>
    settings.quantityManagement &&
    isRunning(subscription) &&
    subscription.hasUnits &&
    isUndisturbed(subscription),
  remove_add_on: (settings, subscription) =>
    settings.removeAddOns &&
    isRunning(subscription) &&
    subscription.hasSeveralItems &&
    isUndisturbed(subscription),
  apply_coupon: (settings, subscription) =>
    settings.coupon &&
    isRunning(subscription) &&
    !subscription.isFree &&
    goesOn(subscription) &&
    // A planned change brings its own list of discounts, which would end this one at the renewal.
    subscription.schedule === "none" &&
    !subscription.hasPendingUpdate &&
    // The invoice that the discount is for may never be collected.
    !subscription.collectionPaused,
  // Where a payment failed it is what helps. Stripe takes no other one before the first payment is made.
  use_payment_method: (settings, subscription) =>
    settings.choosePaymentMethod &&
    subscription.isCharged &&
    !hasEnded(subscription) &&
    subscription.status !== "incomplete",
  pause: (settings, subscription) =>
    settings.pause &&
    subscription.status === "active" &&
    subscription.canPause &&
    // What was agreed on for a term would be had without its payments, and a planned change without its first one.
    subscription.end === "none" &&
    subscription.schedule === "none" &&
    isUndisturbed(subscription),
  resume: (settings, subscription) =>
    // Without a card a trial stops by itself: no merchant may leave a customer there who wants to pay.
    (settings.pause || subscription.isPausedForPayment) &&
    subscription.canResume &&
    goesOn(subscription) &&
    !subscription.hasPendingUpdate,
  cancellation: (settings, subscription) =>
    settings.cancellation && !hasEnded(subscription) && subscription.canEndSooner,
  keep_subscription: (settings, subscription) =>
    settings.cancellation &&
    !hasEnded(subscription) &&
    // Of what has not begun Stripe lets nothing be changed, an end that was set with it neither.
    subscription.status !== "incomplete" &&
    subscription.end === "canceled" &&
    subscription.canBeKept,
  // What waits was asked for by one of these changes, so dropping it follows the same settings.
  discard_change: (settings, subscription) =>
    (settings.changePlan || settings.quantityManagement || settings.removeAddOns) &&
    !hasEnded(subscription) &&
    (subscription.hasPendingUpdate || subscription.schedule === "ours"),
  resubscribe: (settings, subscription) =>
    settings.resubscribe && hasEnded(subscription) && !subscription.hasSuccessor,
};

/** Whether the merchant allows it and it makes sense now. The buttons and the front door both ask here. */
export function isAllowed(
  name: SubscriptionOperationName,
  settings: PortalSettings,
  subscription: SubscriptionFacts,
): boolean {
  return rules[name](settings, subscription);
}

type CustomerRule = (settings: PortalSettings) => boolean;

/** What concerns the customer as a whole depends on nothing but what the merchant allows. */
const customerRules: Record<CustomerOperationName, CustomerRule> = {
  update_card: (settings) => settings.updateCard,
  set_default_payment_method: (settings) => settings.choosePaymentMethod,
  remove_payment_method: (settings) => settings.removePaymentMethods,
  billing_details: (settings) => settings.billingDetails,
  add_tax_id: (settings) => settings.taxIds,
  remove_tax_id: (settings) => settings.taxIds,
  // What is owed can always be paid, whatever a merchant has turned off.
  pay_invoice: () => true,
};

export function isAllowedToCustomer(name: CustomerOperationName, settings: PortalSettings): boolean {
  return customerRules[name](settings);
}
