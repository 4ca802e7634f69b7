import { read } from "@/app/portal/[portalId]/actions";
import type { ResumeView } from "@/lib/portal/view/change-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { OperationDialog } from "../dialog/operation-dialog";
import { PreviewLines } from "../dialog/preview-lines";
import { usePreview } from "../dialog/use-preview";
import { useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";

type Props = { id: string; subscription: SubscriptionView; shown: ResumeView };

/** Shows the amount due now and later amounts with their dates, and a button that names the amount. */
export function ResumeDialog({ id, subscription, shown }: Props) {
  const { token, view } = usePortal();
  const { id: subscriptionId, intentId } = subscription;
  const preview = usePreview(() => read(token, "preview_resume", { subscriptionId }));
  const state = useOperationForm("resume", subscription, () => {
    // Customers can confirm only an amount that they were shown.
    if (!preview.value?.confirm) return undefined;
    const { quote } = preview.value;
    return {
      details: { subscriptionId },
      input: { subscriptionId, quote },
    };
  });
  return (
    <OperationDialog
      id={id}
      title={shown.title}
      intentId={intentId}
      onOpen={preview.load}
      state={state}
      confirm={preview.value?.confirm || view.text.resume}
      isConfirmable={Boolean(preview.value?.confirm)}
      describedBy={`${id}-preview`}
      foot={<PreviewLines id={`${id}-preview`} preview={preview} />}
    >
      {shown.body && <p className="text-muted">{shown.body}</p>}
    </OperationDialog>
  );
}
