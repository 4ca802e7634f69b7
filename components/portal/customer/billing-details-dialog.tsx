import type { BillingDetailsView, BillingField } from "@/lib/portal/view/view-customer-shape";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import { OperationDialog } from "../dialog/operation-dialog";
import { useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";
import { BillingFields } from "./billing-fields";

/** The billing details form. After a refusal, it keeps the customer's input. */
export function BillingDetailsDialog({
  id,
  customer,
  shown,
}: {
  id: string;
  customer: CustomerView;
  shown: BillingDetailsView;
}) {
  const { view } = usePortal();
  const { values, hasEmail } = shown;
  const state = useOperationForm("billing_details", customer, (fields) => {
    const names = (Object.keys(values) as BillingField[]).filter((name) => name !== "email" || hasEmail);
    const written = Object.fromEntries(names.map((name) => [name, String(fields.get(name) ?? "")]));
    return {
      // Tell the merchant's page only that the details change, not their values: third-party scripts run
      // there.
      details: { customerId: customer.id },
      input: written as Record<BillingField, string>,
    };
  });
  return (
    <OperationDialog
      id={id}
      title={shown.title}
      intentId={customer.intentId}
      state={state}
      confirm={view.text.save}
      isConfirmable
      isTall
      describedBy={`${id}-body`}
      foot={
        <p id={`${id}-body`} className="text-sm text-muted">
          {shown.body}
        </p>
      }
    >
      {/* Reset the form after details are saved, here or elsewhere; keep it after a refusal. */}
      <BillingFields
        key={JSON.stringify(values)}
        id={id}
        shown={shown}
        errors={state.failure?.fields ?? {}}
      />
    </OperationDialog>
  );
}
