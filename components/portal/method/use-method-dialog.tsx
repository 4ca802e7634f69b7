import type { UseMethodView } from "@/lib/portal/view/view-methods-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { Choice, ChoiceList } from "../controls/choice";
import { OperationDialog } from "../dialog/operation-dialog";
import { useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";
import { MethodIcon } from "./method-icon";

type Props = { id: string; subscription: SubscriptionView; shown: UseMethodView };

/** Chooses the payment method of this one subscription: the default or another saved method. */
export function UseMethodDialog({ id, subscription, shown }: Props) {
  const { view } = usePortal();
  const { id: subscriptionId, intentId } = subscription;
  const state = useOperationForm("use_payment_method", subscription, (fields) => {
    const paymentMethodId = String(fields.get("paymentMethodId") ?? "");
    return {
      details: { subscriptionId, paymentMethodId },
      input: { subscriptionId, paymentMethodId },
    };
  });
  return (
    <OperationDialog
      id={id}
      title={shown.title}
      intentId={intentId}
      state={state}
      confirm={shown.confirm}
      isConfirmable
      describedBy={`${id}-body`}
      foot={
        <p id={`${id}-body`} className="text-sm text-muted">
          {shown.body}
        </p>
      }
    >
      <fieldset className="min-w-0">
        <legend className="sr-only">{view.text.paymentMethod}</legend>
        <ChoiceList>
          {shown.options.map(({ value, isCurrent, label, note, icon }) => (
            <Choice
              key={value}
              name="paymentMethodId"
              value={value}
              isChosen={isCurrent}
              isRequired
              title={<span className="tabular-nums">{label}</span>}
              note={note}
              aside={<MethodIcon icon={icon} />}
            />
          ))}
        </ChoiceList>
      </fieldset>
    </OperationDialog>
  );
}
