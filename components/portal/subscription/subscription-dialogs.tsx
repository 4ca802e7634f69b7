import type { OperationName } from "@/lib/operations/operations";
import type { ButtonView } from "@/lib/portal/view/button-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { ChangePlanDialog } from "../plan/change-plan-dialog";
import { lazyDialog } from "../shell/lazy-dialog";
import { CancellationDialog } from "./cancellation-dialog";
import { dialogIdOf } from "./dialog-id";
import { payableHere } from "./payable-here";

/**
 * Loaded only if needed: most merchants allow few of these operations, and most subscriptions need none of their
 * dialogs.
 */
const RarerDialogs = lazyDialog(async () => (await import("./rarer-dialogs")).RarerDialogs);

/** The dialog of each operation offered now. */
export function SubscriptionDialogs({ subscription }: { subscription: SubscriptionView }) {
  const { id, changePlan, cancellation } = subscription;
  return (
    <>
      {changePlan && (
        <ChangePlanDialog id={dialogIdOf("change_plan", id)} subscription={subscription} shown={changePlan} />
      )}
      {hasRarerDialog(subscription) && <RarerDialogs subscription={subscription} />}
      {cancellation && (
        <CancellationDialog
          id={dialogIdOf("cancellation", id)}
          subscription={subscription}
          shown={cancellation}
        />
      )}
    </>
  );
}

function hasRarerDialog({ buttons, keepSubscription, notice }: SubscriptionView): boolean {
  const isRare = ({ operation }: ButtonView) => operation !== "change_plan" && operation !== "cancellation";
  return buttons.some(isRare) || Boolean(keepSubscription?.question) || payableHere(notice).length > 0;
}

/** Whether the feedback's dialog is on the page. */
export function isDialogShown(
  subscription: SubscriptionView,
  operation: OperationName,
  about: string | undefined,
): boolean {
  if (operation === "keep_subscription") return Boolean(subscription.keepSubscription?.question);
  if (operation === "pay_invoice")
    return payableHere(subscription.notice).some(({ invoiceId }) => invoiceId === about);
  return subscription.buttons.some((button) => button.operation === operation);
}
