import type { TaxIdType } from "@/lib/portal/customer/tax-id-types";
import type { TaxIdsView } from "@/lib/portal/view/view-customer-shape";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import { SelectField, TextField } from "../controls/text-field";
import { OperationDialog } from "../dialog/operation-dialog";
import { useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";

type AddTaxIdDialogProps = { id: string; customer: CustomerView; shown: TaxIdsView };

/** A tax ID's type, preselected by country, and its number. */
export function AddTaxIdDialog({ id, customer, shown }: AddTaxIdDialogProps) {
  const { text } = usePortal().view;
  const state = useOperationForm("add_tax_id", customer, (fields) => {
    // If no type was chosen, the server's answer explains the error.
    const type = String(fields.get("type") ?? "") as TaxIdType;
    const value = String(fields.get("value") ?? "");
    return { details: { customerId: customer.id }, input: { type, value } };
  });
  const errors = state.failure?.fields ?? {};
  return (
    <OperationDialog
      id={id}
      title={text.addTaxId}
      intentId={customer.intentId}
      state={state}
      confirm={text.addTaxId}
      isConfirmable
      describedBy={`${id}-body`}
      foot={
        <p id={`${id}-body`} className="text-sm text-muted">
          {shown.body}
        </p>
      }
    >
      {/* Reset the form after a tax ID is added or the country changes; keep it after a refusal. */}
      <div
        key={[shown.likelyType, ...shown.rows.map((row) => row.id)].join()}
        className="grid grid-cols-1 gap-4"
      >
        <SelectField
          id={`${id}-type`}
          name="type"
          label={text.taxIdType}
          defaultValue={shown.likelyType}
          error={errors.type}
        >
          <option value="">{text.chooseTaxIdType}</option>
          {shown.types.map(({ type, label }) => (
            <option key={type} value={type}>
              {label}
            </option>
          ))}
        </SelectField>
        <TextField
          id={`${id}-value`}
          name="value"
          label={text.taxIdValue}
          autoComplete="off"
          error={errors.value}
        />
      </div>
    </OperationDialog>
  );
}
