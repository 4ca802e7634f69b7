import { read } from "@/app/portal/[portalId]/actions";
import type { ResubscribeView } from "@/lib/portal/view/plan-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { CodeDisclosure } from "../code/code-disclosure";
import { useTypedCode } from "../code/use-typed-code";
import { OperationDialog } from "../dialog/operation-dialog";
import { PreviewLines } from "../dialog/preview-lines";
import { usePreview } from "../dialog/use-preview";
import { useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";
import { PlanDialog } from "./plan-dialog";

type Props = { id: string; subscription: SubscriptionView; shown: ResubscribeView };

/** Restarts an ended subscription on its former plan, or on another plan if the customer may choose. */
export function ResubscribeDialog(props: Props) {
  const { token, view } = usePortal();
  const { id, subscription, shown } = props;
  const { id: subscriptionId } = subscription;
  if (!shown.choice) return <SamePlanDialog {...props} />;
  return (
    <PlanDialog
      {...{ id, subscription }}
      shown={shown.choice}
      operation="resubscribe"
      ask={(code) => read(token, "preview_resubscribe", { subscriptionId, ...(code && { code }) })}
      label={view.text.resubscribe}
    />
  );
}

/**
 * Shows the new subscription, the amounts due now and later, the card that pays, and a button that names the
 * amount.
 */
function SamePlanDialog({ id, subscription, shown }: Props) {
  const { token, view } = usePortal();
  const { id: subscriptionId, intentId } = subscription;
  const { value, ...state } = usePreview((code: string) =>
    read(token, "preview_resubscribe", { subscriptionId, ...(code && { code }) }),
  );
  const preview = { ...state, value: value?.[0] ?? null };
  const { field, previewedCode, check, reload, isShown, removeCode } = useTypedCode(preview.load);
  const form = useOperationForm("resubscribe", subscription, () => {
    // Customers can confirm only an amount that they were shown.
    if (!isShown() || !preview.value?.confirm) return undefined;
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
      onOpen={reload}
      state={form}
      confirm={preview.value?.confirm || view.text.resubscribe}
      isConfirmable={Boolean(preview.value?.confirm)}
      describedBy={`${id}-preview`}
      foot={
        // A failure caused by the code is shown next to the code.
        (previewedCode === "" || !preview.failure) && (
          <PreviewLines id={`${id}-preview`} preview={{ ...preview, load: reload }} />
        )
      }
    >
      <p className="text-muted">{shown.body}</p>
      {shown.takesCode && (
        <CodeDisclosure
          {...{ id, field, check, previewedCode, removeCode }}
          isLoading={preview.isLoading}
          failure={preview.failure}
        />
      )}
    </OperationDialog>
  );
}
