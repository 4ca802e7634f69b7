import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { useOperationForm } from "../request/use-operation-form";

/** The form that undoes a scheduled end. */
export function useKeepForm(subscription: SubscriptionView) {
  const subscriptionId = subscription.id;
  return useOperationForm("keep_subscription", subscription, () => ({
    details: { subscriptionId },
    input: { subscriptionId },
  }));
}

export const keepDialogId = ({ id }: SubscriptionView) => `${id}-keep_subscription`;
