import { keepSubscription } from "@/app/portal/[portalId]/actions";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { primaryButton } from "./button-classes";
import { usePortal } from "./portal-context";
import { useOperationForm } from "./use-operation-form";
import { WorkingLabel } from "./working-label";

/** Undoes a scheduled cancellation in one click: it takes nothing and can itself be undone, so nothing is asked. */
export function KeepSubscriptionForm({
  subscription,
  label,
}: {
  subscription: SubscriptionView;
  label: string;
}) {
  const { token } = usePortal();
  const subscriptionId = subscription.id;
  const { form, isWorking, isBlocked } = useOperationForm("keep_subscription", subscription, (intentId) => ({
    details: { subscriptionId },
    send: () => keepSubscription(token, { intentId, subscriptionId }),
  }));
  return (
    <form {...form} className="contents">
      <input type="hidden" name="intentId" value={subscription.intentId} />
      <button type="submit" className={primaryButton} aria-disabled={isBlocked || undefined}>
        <WorkingLabel isWorking={isWorking}>{label}</WorkingLabel>
      </button>
    </form>
  );
}
