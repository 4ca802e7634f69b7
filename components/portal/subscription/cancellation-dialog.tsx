import { read } from "@/app/portal/[portalId]/actions";
import type { CancellationView } from "@/lib/portal/view/cancellation-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { destructiveButton, secondaryButton } from "../controls/button-classes";
import { WorkingLabel } from "../controls/working-label";
import { CloseDialogButton } from "../dialog/open-dialog-button";
import { DialogBody, DialogFoot, PortalDialog } from "../dialog/portal-dialog";
import { usePreview } from "../dialog/use-preview";
import { FeedbackMessage } from "../request/feedback-message";
import { useOperationForm } from "../request/use-operation-form";
import { lazyDialog } from "../shell/lazy-dialog";
import { usePortal } from "../shell/portal-context";
import { CancellationFacts } from "./cancellation-facts";

/** Used only if the merchant asks for a reason. */
const CancellationReasons = lazyDialog(
  async () => (await import("./cancellation-reasons")).CancellationReasons,
);

/** Explains the consequences of canceling, asks for an optional reason, and needs one click to confirm. */
export function CancellationDialog({
  id,
  subscription,
  shown,
}: {
  id: string;
  subscription: SubscriptionView;
  shown: CancellationView;
}) {
  const { token, view } = usePortal();
  const subscriptionId = subscription.id;
  const { form, isWorking, isBlocked, failure } = useOperationForm("cancellation", subscription, (fields) => {
    const written = (name: string) => String(fields.get(name) ?? "");
    const feedback = written("feedback");
    // Switching back to no reason discards the comment.
    const details = { subscriptionId, feedback, comment: feedback && written("comment") };
    return { details, input: { ...details, moment: written("moment") } };
  });
  const usage = usePreview(
    () => read(token, "preview_cancellation", { subscriptionId }),
    shown.billsUsageNow,
  );
  const onOpen = shown.billsUsageNow ? { onOpen: () => void usage.load() } : {};
  return (
    <PortalDialog id={id} title={shown.title} intentId={subscription.intentId} {...onOpen}>
      <form {...form} className="contents">
        <input type="hidden" name="intentId" value={subscription.intentId} />
        <input type="hidden" name="moment" value={shown.moment} />
        <DialogBody>
          <div id={`${id}-body`} className="grid gap-3">
            <CancellationFacts facts={shown.facts} />
            {shown.billsUsageNow && (
              <p aria-live="polite" className="ps-8 text-muted wrap-anywhere whitespace-pre-line">
                {usage.isLoading ? view.text.calculating : (usage.value ?? usage.failure)}
              </p>
            )}
          </div>
          {shown.reasons && <CancellationReasons id={id} shown={shown} reasons={shown.reasons} />}
        </DialogBody>
        <DialogFoot>
          <div role="alert" className="empty:absolute">
            {failure && <FeedbackMessage feedback={failure} />}
          </div>
          <LeaveOrStay id={id} shown={shown} isBlocked={isBlocked} isWorking={isWorking} />
        </DialogFoot>
      </form>
    </PortalDialog>
  );
}

type LeaveOrStayProps = { id: string; shown: CancellationView; isBlocked: boolean; isWorking: boolean };

/** The buttons to cancel and to stay have the same size, and neither is filled, so neither is favored. */
function LeaveOrStay({ id, shown, isBlocked, isWorking }: LeaveOrStayProps) {
  return (
    <div className="grid grid-cols-1 gap-3 @min-[400px]/dialog:grid-cols-2">
      <button
        type="submit"
        className={`${destructiveButton} min-h-11`}
        aria-describedby={`${id}-body`}
        aria-disabled={isBlocked || undefined}
      >
        <WorkingLabel isWorking={isWorking}>{shown.confirm}</WorkingLabel>
      </button>
      <CloseDialogButton dialogId={id} className={`${secondaryButton} min-h-11`}>
        {shown.dismiss}
      </CloseDialogButton>
    </div>
  );
}
