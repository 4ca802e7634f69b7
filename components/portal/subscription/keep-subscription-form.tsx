import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { primaryButton, secondaryButton } from "../controls/button-classes";
import { WorkingLabel } from "../controls/working-label";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { keepDialogId, useKeepForm } from "./use-keep-form";

type Shown = NonNullable<SubscriptionView["keepSubscription"]>;
type Props = { subscription: SubscriptionView; shown: Shown; isQuiet: boolean };

/**
 * Undoes a cancellation in one click, because this charges nothing and can itself be undone. If the customer didn't
 * set the end date, a dialog asks first.
 */
export function KeepSubscriptionForm({ subscription, shown, isQuiet }: Props) {
  const { form, isWorking, isBlocked } = useKeepForm(subscription);
  const look = isQuiet ? secondaryButton : primaryButton;
  if (shown.question)
    return (
      <OpenDialogButton dialogId={keepDialogId(subscription)} className={look}>
        {shown.label}
      </OpenDialogButton>
    );
  return (
    <form {...form} className="contents">
      <input type="hidden" name="intentId" value={subscription.intentId} />
      <button type="submit" className={look} aria-disabled={isBlocked || undefined}>
        <WorkingLabel isWorking={isWorking}>{shown.label}</WorkingLabel>
      </button>
    </form>
  );
}
