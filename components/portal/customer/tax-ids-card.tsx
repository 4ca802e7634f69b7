import type { TaxIdsView } from "@/lib/portal/view/view-customer-shape";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import { Badge } from "../controls/badge";
import { quietButton, secondaryButton } from "../controls/button-classes";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { usePortal } from "../shell/portal-context";
import { AddTaxIdDialog } from "./add-tax-id-dialog";
import { CustomerCard } from "./customer-card";
import { RemoveTaxIdDialog } from "./remove-tax-id-dialog";

const id = "tax-ids";

/** The customer's tax IDs with their verification status, and the buttons to add and remove one. */
export function TaxIdsCard({ customer, shown }: { customer: CustomerView; shown: TaxIdsView }) {
  const { isSandboxed, view } = usePortal();
  return (
    <CustomerCard
      id={id}
      title={shown.title}
      customer={customer}
      operations={["add_tax_id", "remove_tax_id"]}
      aboutIds={shown.rows.map((row) => row.id)}
      action={
        !isSandboxed && (
          <OpenDialogButton dialogId={`${id}-add`} className={secondaryButton}>
            {view.text.addTaxId}
          </OpenDialogButton>
        )
      }
    >
      {shown.rows.length === 0 ? (
        <p className="mt-1 text-muted">{shown.emptyText}</p>
      ) : (
        <ul className="mt-4 divide-y divide-line border-y border-line sm:border-b-0">
          {shown.rows.map((row) => (
            <TaxIdRow key={row.id} customer={customer} row={row} />
          ))}
        </ul>
      )}
      <AddTaxIdDialog id={`${id}-add`} customer={customer} shown={shown} />
    </CustomerCard>
  );
}

function TaxIdRow({ customer, row }: { customer: CustomerView; row: TaxIdsView["rows"][number] }) {
  const { isSandboxed, view } = usePortal();
  const dialogId = `${id}-remove-${row.id}`;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3 sm:last:pb-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium tabular-nums wrap-anywhere">{row.value}</span>
          {row.status && <Badge tone={row.status.tone} label={row.status.label} />}
        </p>
        <p className="text-muted">{row.label}</p>
      </div>
      {!isSandboxed && (
        <OpenDialogButton dialogId={dialogId} className={`${quietButton} -mx-4 sm:mx-0 sm:-me-4`}>
          {view.text.removeTaxId}
          <span className="sr-only"> {row.value}</span>
        </OpenDialogButton>
      )}
      <RemoveTaxIdDialog id={dialogId} customer={customer} row={row} />
    </li>
  );
}
