import type { MethodView } from "@/lib/portal/view/view-methods-shape";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import { OperationDialog } from "../dialog/operation-dialog";
import { useOperationForm } from "../request/use-operation-form";

type Props = {
  id: string;
  customer: CustomerView;
  method: MethodView;
  shown: NonNullable<MethodView["removal"]>;
};

/** Explains the effect of removing a method, and names the method that pays instead, before the customer confirms. */
export function RemoveMethodDialog({ id, customer, method, shown }: Props) {
  const place = { id: customer.id, about: method.id };
  const state = useOperationForm("remove_payment_method", place, () => ({
    details: { customerId: customer.id, paymentMethodId: method.id },
    input: { paymentMethodId: method.id },
  }));
  return (
    <OperationDialog
      id={id}
      title={shown.title}
      intentId={customer.intentId}
      state={state}
      confirm={shown.label}
      isConfirmable
      isDestructive
      describedBy={`${id}-body`}
    >
      <div id={`${id}-body`} className="grid gap-2 text-muted">
        {shown.body.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </OperationDialog>
  );
}
