import "server-only";
import type { StripeClient } from "../connection/client";
import type { StepKey } from "../connection/step-key";

/** A name and its value, which Stripe prints on the customer's new invoices. */
export type InvoiceField = { name: string; value: string };

/** Stripe's limit for a customer. */
const maxFields = 4;
const purchaseOrderName = "PO number";

const isPurchaseOrder = ({ name }: InvoiceField) => name.toLowerCase() === purchaseOrderName.toLowerCase();

/** The customer's purchase order number, or an empty text. */
export function purchaseOrderOf(fields: readonly InvoiceField[]): string {
  return fields.find(isPurchaseOrder)?.value ?? "";
}

/**
 * The customer's fields with this purchase order number, or without one if it is empty. The other fields stay, and a
 * field that the merchant named in other letters keeps its name. Null if there is no room for another field.
 */
export function withPurchaseOrder(fields: readonly InvoiceField[], number: string): InvoiceField[] | null {
  if (!number) return fields.filter((field) => !isPurchaseOrder(field));
  if (fields.some(isPurchaseOrder))
    return fields.map((field) => (isPurchaseOrder(field) ? { ...field, value: number } : field));
  return fields.length < maxFields ? [...fields, { name: purchaseOrderName, value: number }] : null;
}

/** Replaces all of the customer's fields. Doesn't translate Stripe's errors. */
export async function saveInvoiceFields(
  stripe: StripeClient,
  customerId: string,
  fields: InvoiceField[],
  key: StepKey,
): Promise<void> {
  const custom_fields = fields.length > 0 ? fields : "";
  await stripe.customers.update(customerId, { invoice_settings: { custom_fields } }, key("invoice_fields"));
}
