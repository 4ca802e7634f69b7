import { previewResubscribe, resubscribe } from "@/app/portal/[portalId]/actions";
import type { ResubscribeView, SubscriptionView } from "@/lib/portal/view-shape";
import { primaryButton, secondaryButton } from "./button-classes";
import { CloseDialogButton } from "./open-dialog-button";
import { OutcomeMessage } from "./outcome-message";
import { usePortal } from "./portal-context";
import { PortalDialog } from "./portal-dialog";
import { ResubscribePreviewLines } from "./resubscribe-preview-lines";
import { useOperationForm } from "./use-operation-form";
import { usePreview } from "./use-preview";
import { WorkingLabel } from "./working-label";

type Props = { id: string; subscription: SubscriptionView; shown: ResubscribeView };

/** What starts, what is due now and from when, which card pays it, and a button that names the amount it spends. */
export function ResubscribeDialog({ id, subscription, shown }: Props) {
  const { token, view } = usePortal();
  const subscriptionId = subscription.id;
  const preview = usePreview(() => previewResubscribe(token, { subscriptionId }));
  const { form, isWorking, isBlocked, failure } = useOperationForm(
    "resubscribe",
    subscription,
    (intentId) => {
      // Nobody agrees to an amount that was not shown.
      if (!preview.value) return undefined;
      const { quote } = preview.value;
      return {
        details: { subscriptionId },
        send: () => resubscribe(token, { intentId, subscriptionId, quote }),
      };
    },
  );
  return (
    <PortalDialog id={id} title={shown.title} intentId={subscription.intentId} onOpen={preview.load}>
      <form {...form} className="mt-2 grid grid-cols-1 gap-4">
        <input type="hidden" name="intentId" value={subscription.intentId} />
        <p className="text-muted">{shown.body}</p>
        <ResubscribePreviewLines id={`${id}-preview`} preview={preview} />
        <div role="alert">{failure && <OutcomeMessage outcome={failure} />}</div>
        <div className="flex flex-wrap gap-3">
          <button
            type="submit"
            className={`${primaryButton} flex-1`}
            aria-describedby={`${id}-preview`}
            aria-disabled={isBlocked || !preview.value || undefined}
          >
            <WorkingLabel isWorking={isWorking}>
              {preview.value?.confirm ?? view.text.resubscribe}
            </WorkingLabel>
          </button>
          <CloseDialogButton dialogId={id} className={secondaryButton}>
            {view.text.close}
          </CloseDialogButton>
        </div>
      </form>
    </PortalDialog>
  );
}
