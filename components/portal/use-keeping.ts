import { keepSubscription } from "@/app/portal/[portalId]/actions";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { usePortal } from "./portal-context";
import { useOperationForm } from "./use-operation-form";

/** The form that undoes an end. */
export function useKeeping(subscription: SubscriptionView) {
  const { token } = usePortal();
  const subscriptionId = subscription.id;
  return useOperationForm("keep_subscription", subscription, (intentId) => ({
    details: { subscriptionId },
    send: () => keepSubscription(token, { intentId, subscriptionId }),
  }));
}

export const keepDialogId = ({ id }: SubscriptionView) => `${id}-keep_subscription`;
