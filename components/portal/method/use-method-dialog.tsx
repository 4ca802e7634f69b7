import type { UseMethodView } from "@/lib/portal/view/view-methods-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { OperationDialog } from "../dialog/operation-dialog";
import { useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";
import { MethodIcon } from "./method-icon";

type Props = { id: string; subscription: SubscriptionView; shown: UseMethodView };

/** Chooses what pays for this one subscription: the default or another saved method. */
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
    >
      <p id={`${id}-body`} className="text-muted">
        {shown.body}
      </p>
      <fieldset className="min-w-0">
        <legend className="sr-only">{view.text.paymentMethod}</legend>
        <div className="grid grid-cols-1 gap-2">
          {shown.options.map((option) => (
            <MethodOption key={option.value} option={option} />
          ))}
        </div>
      </fieldset>
    </OperationDialog>
  );
}

function MethodOption({ option }: { option: UseMethodView["options"][number] }) {
  return (
    <label
      className={
        "flex min-h-11 items-start gap-3 rounded-lg border border-line px-4 py-3 transition-colors hover:bg-hover has-checked:border-accent-text has-checked:bg-accent-soft " +
        "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text"
      }
    >
      <input
        type="radio"
        name="paymentMethodId"
        required
        value={option.value}
        defaultChecked={option.isCurrent}
        className="mt-1 size-4 shrink-0 outline-none"
      />
      <span className="min-w-0 flex-1">
        <span className="block font-medium tabular-nums wrap-anywhere">{option.label}</span>
        {option.note && <span className="block text-muted">{option.note}</span>}
      </span>
      <MethodIcon icon={option.icon} />
    </label>
  );
}
