import type { TaxIdsView } from "@/lib/portal/view/view-customer-shape";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import { OperationDialog } from "../dialog/operation-dialog";
import { useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";

/** Explains the effect of removing a tax ID on future invoices before the customer confirms. */
export function RemoveTaxIdDialog({
  id,
  customer,
  row,
}: {
  id: string;
  customer: CustomerView;
  row: TaxIdsView["rows"][number];
}) {
  const { view } = usePortal();
  const place = { id: customer.id, about: row.id };
  const state = useOperationForm("remove_tax_id", place, () => ({
    details: { customerId: customer.id, taxId: row.id },
    input: { taxId: row.id },
  }));
  return (
    <OperationDialog
      id={id}
      title={row.removal.title}
      intentId={customer.intentId}
      state={state}
      confirm={view.text.removeTaxId}
      isConfirmable
      isDestructive
      describedBy={`${id}-body`}
    >
      <p id={`${id}-body`} className="text-muted">
        {row.removal.body}
      </p>
    </OperationDialog>
  );
}
