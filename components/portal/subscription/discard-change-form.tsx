import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { primaryButton, secondaryButton } from "../controls/button-classes";
import { WorkingLabel } from "../controls/working-label";
import { useOperationForm } from "../request/use-operation-form";

/**
 * Discards a scheduled or pending change without a confirmation: nothing is charged, and the customer can
 * choose the change again.
 */
export function DiscardChangeForm({
  subscription,
  label,
  isQuiet,
}: {
  subscription: SubscriptionView;
  label: string;
  isQuiet: boolean;
}) {
  const subscriptionId = subscription.id;
  const { form, isWorking, isBlocked } = useOperationForm("discard_change", subscription, () => ({
    details: { subscriptionId },
    input: { subscriptionId },
  }));
  return (
    <form {...form} className="contents">
      <input type="hidden" name="intentId" value={subscription.intentId} />
      <button
        type="submit"
        className={isQuiet ? secondaryButton : primaryButton}
        aria-disabled={isBlocked || undefined}
      >
        <WorkingLabel isWorking={isWorking}>{label}</WorkingLabel>
      </button>
    </form>
  );
}
