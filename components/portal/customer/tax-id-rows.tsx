import type { TaxIdsView } from "@/lib/portal/view/view-customer-shape";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import { Badge } from "../controls/badge";
import { textLink } from "../controls/button-classes";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { lazyDialog } from "../shell/lazy-dialog";
import { usePortal } from "../shell/portal-context";
import { BillingSection } from "./billing-section";

const AddTaxIdDialog = lazyDialog(async () => (await import("./add-tax-id-dialog")).AddTaxIdDialog);
const RemoveTaxIdDialog = lazyDialog(async () => (await import("./remove-tax-id-dialog")).RemoveTaxIdDialog);

const id = "tax-ids";

/** The customer's tax IDs with their verification status, and buttons to add and remove tax IDs. */
export function TaxIdRows({ customer, shown }: { customer: CustomerView; shown: TaxIdsView }) {
  const { isSandboxed, view } = usePortal();
  const { rows } = shown;
  const add = !isSandboxed && (
    <OpenDialogButton dialogId={`${id}-add`} className={textLink} label={view.text.addTaxId}>
      {view.text.add}
    </OpenDialogButton>
  );
  return (
    <BillingSection
      id={id}
      customer={customer}
      operations={["add_tax_id", "remove_tax_id"]}
      aboutIds={rows.map((row) => row.id)}
    >
      <div className="portal-row px-(--pad) [anchor-name:--actions]">
        <h2 id={`${id}-title`} className="portal-row-label">
          {shown.title}
        </h2>
        {rows.length === 0 ? (
          <p className="portal-row-value text-muted">{shown.emptyText}</p>
        ) : (
          <ul className="portal-row-value grid gap-y-3">
            {rows.map((taxId) => (
              <TaxIdRow key={taxId.id} customer={customer} taxId={taxId} />
            ))}
          </ul>
        )}
        <div className="portal-row-action">{add}</div>
      </div>
      <AddTaxIdDialog id={`${id}-add`} customer={customer} shown={shown} />
    </BillingSection>
  );
}

function TaxIdRow({ customer, taxId }: { customer: CustomerView; taxId: TaxIdsView["rows"][number] }) {
  const { isSandboxed, view } = usePortal();
  const { value, label, status } = taxId;
  const dialogId = `${id}-remove-${taxId.id}`;
  return (
    <li>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="tabular-nums wrap-anywhere">{value}</span>
        {status && <Badge tone={status.tone} label={status.label} />}
      </p>
      <p className="flex flex-wrap gap-x-3 text-sm text-muted">
        {label}
        {!isSandboxed && (
          <OpenDialogButton dialogId={dialogId} className={textLink}>
            {view.text.removeTaxId}
            <span className="sr-only"> {value}</span>
          </OpenDialogButton>
        )}
      </p>
      <RemoveTaxIdDialog id={dialogId} customer={customer} row={taxId} />
    </li>
  );
}
