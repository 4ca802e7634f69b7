import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { primaryButton } from "../controls/button-classes";
import { WorkingLabel } from "../controls/working-label";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { keepDialogId, useKeepForm } from "./use-keep-form";

type Shown = NonNullable<SubscriptionView["keepSubscription"]>;
type Props = { subscription: SubscriptionView; shown: Shown };

/**
 * Undoes a cancellation in one click: it charges nothing and can itself be undone. If the customer didn't set
 * the end date, a dialog asks first.
 */
export function KeepSubscriptionForm({ subscription, shown }: Props) {
  const { form, isWorking, isBlocked } = useKeepForm(subscription);
  if (shown.question)
    return (
      <OpenDialogButton dialogId={keepDialogId(subscription)} className={primaryButton}>
        {shown.label}
      </OpenDialogButton>
    );
  return (
    <form {...form} className="contents">
      <input type="hidden" name="intentId" value={subscription.intentId} />
      <button type="submit" className={primaryButton} aria-disabled={isBlocked || undefined}>
        <WorkingLabel isWorking={isWorking}>{shown.label}</WorkingLabel>
      </button>
    </form>
  );
}
