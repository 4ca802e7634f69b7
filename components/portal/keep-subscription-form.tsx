import { keepSubscription } from "@/app/portal/[portalId]/actions";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { primaryButton } from "./button-classes";
import { OpenDialogButton } from "./open-dialog-button";
import { OperationDialog } from "./operation-dialog";
import { usePortal } from "./portal-context";
import { useOperationForm } from "./use-operation-form";
import { WorkingLabel } from "./working-label";

type Shown = NonNullable<SubscriptionView["keepSubscription"]>;
type Props = { subscription: SubscriptionView; shown: Shown };

/** Undoes a cancellation in one click: it takes nothing and can itself be undone. Another end is asked about first. */
export function KeepSubscriptionForm({ subscription, shown }: Props) {
  const { form, isWorking, isBlocked } = useKeeping(subscription);
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

/** The question, where there is one. */
export function KeepSubscriptionDialog({ subscription, shown }: Props) {
  const state = useKeeping(subscription);
  const id = keepDialogId(subscription);
  return (
    <OperationDialog
      id={id}
      title={shown.title}
      intentId={subscription.intentId}
      state={state}
      confirm={shown.label}
      isConfirmable
      describedBy={`${id}-question`}
    >
      <p id={`${id}-question`} className="text-muted">
        {shown.question}
      </p>
    </OperationDialog>
  );
}

const keepDialogId = ({ id }: SubscriptionView) => `${id}-keep_subscription`;

function useKeeping(subscription: SubscriptionView) {
  const { token } = usePortal();
  const subscriptionId = subscription.id;
  return useOperationForm("keep_subscription", subscription, (intentId) => ({
    details: { subscriptionId },
    send: () => keepSubscription(token, { intentId, subscriptionId }),
  }));
}
