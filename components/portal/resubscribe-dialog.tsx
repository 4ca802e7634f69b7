import { previewResubscribe, resubscribe } from "@/app/portal/[portalId]/actions";
import type { ResubscribeView, SubscriptionView } from "@/lib/portal/view-shape";
import { CodeDisclosure } from "./code-disclosure";
import { OperationDialog } from "./operation-dialog";
import { usePortal } from "./portal-context";
import { PreviewLines } from "./preview-lines";
import { useOperationForm } from "./use-operation-form";
import { usePreview } from "./use-preview";
import { useTypedCode } from "./use-typed-code";

type Props = { id: string; subscription: SubscriptionView; shown: ResubscribeView };

/** What starts, what is due now and from when, which card pays it, and a button that names the amount it spends. */
export function ResubscribeDialog({ id, subscription, shown }: Props) {
  const { token, view } = usePortal();
  const { id: subscriptionId, intentId } = subscription;
  const preview = usePreview((code: string) =>
    previewResubscribe(token, { subscriptionId, ...(code && { code }) }),
  );
  const { field, asked, check, reload, isShown, goWithout } = useTypedCode(preview.load);
  const state = useOperationForm("resubscribe", subscription, (intentId) => {
    // Nobody agrees to an amount that was not shown.
    if (!isShown() || !preview.value) return undefined;
    const { quote } = preview.value;
    return {
      details: { subscriptionId },
      send: () => resubscribe(token, { intentId, subscriptionId, quote }),
    };
  });
  return (
    <OperationDialog
      id={id}
      title={shown.title}
      intentId={intentId}
      onOpen={reload}
      state={state}
      confirm={preview.value?.confirm ?? view.text.resubscribe}
      isConfirmable={preview.value !== null}
      describedBy={`${id}-preview`}
    >
      <p className="text-muted">{shown.body}</p>
      {shown.takesCode && (
        <CodeDisclosure
          {...{ id, field, check, asked, goWithout }}
          isLoading={preview.isLoading}
          failure={preview.failure}
        />
      )}
      {/* What is wrong with a code is said beside it. */}
      {(asked === "" || !preview.failure) && (
        <PreviewLines id={`${id}-preview`} preview={{ ...preview, load: reload }} />
      )}
    </OperationDialog>
  );
}
