import type { PortalText } from "@/lib/i18n/portal-text";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import type { OperationName } from "@/lib/vocabulary";

/** The operations that ask before they act, and the words on the button that opens their question. */
const labels = {
  change_plan: "changePlan",
  change_quantity: "changeQuantity",
  remove_add_on: "removeAddOn",
  apply_coupon: "applyCoupon",
  use_payment_method: "usePaymentMethod",
  resubscribe: "resubscribe",
  pause: "pause",
  resume: "resume",
  cancellation: "cancellation",
} as const satisfies Partial<Record<OperationName, keyof PortalText>>;

export type DialogOperation = keyof typeof labels;

export function hasDialog(operation: OperationName): operation is DialogOperation {
  return operation in labels;
}

export function labelOf(
  operation: DialogOperation,
  { changePlan }: Pick<SubscriptionView, "changePlan">,
  text: PortalText,
): string {
  return (operation === "change_plan" && changePlan?.keeps) || text[labels[operation]];
}

/** A page may hold several subscriptions, each with its own dialogs. */
export function dialogIdOf(operation: DialogOperation, subscriptionId: string): string {
  return `${subscriptionId}-${operation}`;
}
