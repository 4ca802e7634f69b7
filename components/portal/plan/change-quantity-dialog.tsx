import type { ChangeQuantityView } from "@/lib/portal/view/change-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { QuantityField } from "../controls/quantity-field";
import { OperationDialog } from "../dialog/operation-dialog";
import { PreviewLines } from "../dialog/preview-lines";
import { useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";
import { useQuantityChoice } from "./use-quantity-choice";

type Props = { id: string; subscription: SubscriptionView; shown: ChangeQuantityView };

/** A field for the quantity, the amounts and their dates, and a button that names the amount. */
export function ChangeQuantityDialog({ id, subscription, shown }: Props) {
  const { view } = usePortal();
  const { id: subscriptionId, intentId } = subscription;
  const { chosen, isAskable, preview, pick, open } = useQuantityChoice(subscriptionId, shown);
  const state = useOperationForm("change_quantity", subscription, (fields) => {
    const quantity = Number(fields.get("quantity"));
    // Customers can confirm only an amount that they were shown.
    if (!preview.value?.confirm || preview.value.quantity !== quantity) return undefined;
    const { quote } = preview.value;
    return {
      details: { subscriptionId, quantity },
      input: { subscriptionId, quantity, quote },
    };
  });
  const fieldId = `${id}-quantity`;
  return (
    <OperationDialog
      id={id}
      title={shown.title}
      intentId={intentId}
      onOpen={() => {
        const field = state.form.ref.current?.elements.namedItem("quantity");
        if (field instanceof HTMLInputElement) open(field);
      }}
      state={state}
      confirm={preview.value?.confirm || view.text.changeQuantity}
      isConfirmable={Boolean(preview.value?.confirm)}
      describedBy={`${id}-preview`}
      noValidate
      foot={
        isAskable ? (
          <PreviewLines id={`${id}-preview`} preview={preview} />
        ) : (
          <p
            id={`${id}-preview`}
            aria-live="polite"
            className={`text-sm ${chosen === shown.quantity ? "text-muted" : "text-danger"}`}
          >
            {chosen === shown.quantity ? shown.currentChosen : shown.notOffered}
          </p>
        )
      }
    >
      <p className="text-muted">
        {shown.body} {shown.planned}
      </p>
      <QuantityField id={fieldId} shown={shown} chosen={chosen} onPick={pick} />
    </OperationDialog>
  );
}
