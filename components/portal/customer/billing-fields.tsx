import type { BillingDetailsView, BillingField } from "@/lib/portal/view/view-customer-shape";
import { SelectField, TextField } from "../controls/text-field";
import { usePortal } from "../shell/portal-context";

type Props = { id: string; shown: BillingDetailsView; errors: Record<string, string> };

/** Name, address and contact details, which browsers can autofill. */
export function BillingFields({ id, shown, errors }: Props) {
  const { text } = usePortal().view;
  const { values, hasEmail, countries } = shown;
  const field = (name: BillingField, label: string, autoComplete: string) => ({
    id: `${id}-${name}`,
    name,
    label,
    autoComplete: `billing ${autoComplete}`,
    defaultValue: values[name],
    error: errors[name],
  });
  return (
    <div className="grid grid-cols-1 gap-4">
      <TextField {...field("name", text.billingName, "name")} />
      <TextField {...field("line1", text.addressLine1, "address-line1")} />
      <TextField {...field("line2", text.addressLine2, "address-line2")} isOptional />
      <div className="grid grid-cols-1 gap-4 @min-[340px]/dialog:grid-cols-[1fr_2fr]">
        <TextField {...field("postalCode", text.postalCode, "postal-code")} />
        <TextField {...field("city", text.city, "address-level2")} />
      </div>
      <div className="grid grid-cols-1 gap-4 @min-[340px]/dialog:grid-cols-2">
        <TextField {...field("state", text.state, "address-level1")} isOptional />
        <SelectField {...field("country", text.country, "country")}>
          <option value="">{text.noCountry}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <TextField {...field("phone", text.phone, "tel")} inputMode="tel" isOptional />
      {hasEmail && <TextField {...field("email", text.email, "email")} inputMode="email" />}
    </div>
  );
}
