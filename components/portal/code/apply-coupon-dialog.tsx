import { perform, read } from "@/app/portal/[portalId]/actions";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { OperationDialog } from "../dialog/operation-dialog";
import { PreviewLines } from "../dialog/preview-lines";
import { usePreview } from "../dialog/use-preview";
import { type OperationAction, useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";
import { CodeField } from "./code-field";
import { useTypedCode } from "./use-typed-code";

type Props = { id: string; subscription: SubscriptionView; shown: { title: string; body: string } };

/**
 * Has a field for a code. Before customers confirm, it shows the discount on the next invoice and how long
 * the discount lasts.
 */
export function ApplyCouponDialog({ id, subscription, shown }: Props) {
  const { token, view } = usePortal();
  const { id: subscriptionId, intentId } = subscription;
  const preview = usePreview(
    (code: string) => read(token, "preview_coupon", { subscriptionId, code }),
    false,
  );
  const { field, check, reload, typed, isShown, clear } = useTypedCode((code) =>
    code ? preview.load(code) : preview.clear(),
  );
  const state = useOperationForm("apply_coupon", subscription, () => {
    // Customers can confirm only a discount that they were shown.
    if (!isShown() || !preview.value) return undefined;
    const { quote } = preview.value;
    const act: OperationAction<"apply_coupon"> = async (input) => {
      const answer = await perform(token, "apply_coupon", input);
      if (answer.ok) clear();
      return answer;
    };
    return { details: { subscriptionId, code: typed() }, act, input: { subscriptionId, quote } };
  });
  return (
    <OperationDialog
      id={id}
      title={shown.title}
      intentId={intentId}
      onOpen={reload}
      state={state}
      confirm={preview.value?.confirm ?? view.text.applyCoupon}
      isConfirmable={preview.value !== null}
      describedBy={`${id}-preview`}
      foot={
        <PreviewLines
          id={`${id}-preview`}
          preview={{ ...preview, load: reload }}
          working={view.text.checkingCode}
          idle={view.text.codeFirst}
        />
      }
    >
      <p className="text-muted">{shown.body}</p>
      <CodeField id={id} field={field} check={check} />
    </OperationDialog>
  );
}
