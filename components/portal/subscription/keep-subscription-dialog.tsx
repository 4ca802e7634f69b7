import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { OperationDialog } from "../dialog/operation-dialog";
import { keepDialogId, useKeepForm } from "./use-keep-form";

type Shown = NonNullable<SubscriptionView["keepSubscription"]>;

/** Asks the customer to confirm before it removes an end date that the customer didn't set. */
export function KeepSubscriptionDialog({
  subscription,
  shown,
}: {
  subscription: SubscriptionView;
  shown: Shown;
}) {
  const state = useKeepForm(subscription);
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
