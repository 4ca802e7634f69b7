import type { CustomerView } from "@/lib/portal/view/view-shape";
import { textLink } from "../controls/button-classes";
import { TextField } from "../controls/text-field";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { OperationDialog } from "../dialog/operation-dialog";
import { useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";
import { BillingSection } from "./billing-section";

type Props = { customer: CustomerView; shown: NonNullable<CustomerView["purchaseOrder"]> };

const id = "purchase-order";

/** The purchase order number on the customer's new invoices, and the dialog to change it. */
export function PurchaseOrderRow({ customer, shown }: Props) {
  const { isSandboxed, view } = usePortal();
  const { title, number, emptyText, label } = shown;
  return (
    <BillingSection id={id} customer={customer} operations={["purchase_order"]}>
      <div className="portal-row px-(--pad) [anchor-name:--actions]">
        <h2 id={`${id}-title`} className="portal-row-label">
          {title}
        </h2>
        <p className={`portal-row-value wrap-anywhere ${number ? "" : "text-muted"}`}>
          {number || emptyText}
        </p>
        {!isSandboxed && (
          <div className="portal-row-action">
            <OpenDialogButton dialogId={`${id}-dialog`} className={textLink} label={label}>
              {view.text.edit}
            </OpenDialogButton>
          </div>
        )}
      </div>
      <PurchaseOrderDialog customer={customer} shown={shown} />
    </BillingSection>
  );
}

function PurchaseOrderDialog({ customer, shown }: Props) {
  const { view } = usePortal();
  const { title, body, number } = shown;
  const state = useOperationForm("purchase_order", customer, (fields) => ({
    details: { customerId: customer.id },
    input: { number: String(fields.get("number") ?? "") },
  }));
  return (
    <OperationDialog
      id={`${id}-dialog`}
      title={title}
      intentId={customer.intentId}
      state={state}
      confirm={view.text.save}
      isConfirmable
      describedBy={`${id}-body`}
      foot={
        <p id={`${id}-body`} className="text-sm text-muted">
          {body}
        </p>
      }
    >
      {/* Reset the field after the number is saved, here or elsewhere; keep it after a refusal. */}
      <TextField
        key={number}
        id={`${id}-number`}
        name="number"
        label={title}
        autoComplete="off"
        defaultValue={number}
        error={state.failure?.fields?.number}
      />
    </OperationDialog>
  );
}
