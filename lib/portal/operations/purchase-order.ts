import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import { plainText } from "../../plain-text";
import type { StripeClient } from "../../stripe/connection/client";
import { retrieveCustomer } from "../../stripe/customers/customers";
import {
  type InvoiceField,
  purchaseOrderOf,
  saveInvoiceFields,
  withPurchaseOrder,
} from "../../stripe/customers/invoice-fields";
import { defineCustomerOperation } from "../execution/operation";
import { id } from "../execution/stored";

/** An empty number removes the current one. */
const lookup = z.object({ customerId: id, number: z.string() });
const stored = lookup
  .extend({
    /** The previous number, or an empty text. */
    before: z.string().optional(),
    // Older versions stored all of the customer's invoice fields instead. They may have changed since.
    fields: z.array(z.strictObject({ name: id, value: id })).optional(),
  })
  .strict();
type Command = z.output<typeof stored>;

/** Sets the purchase order number that new invoices show, or removes it. */
export const purchaseOrder = defineCustomerOperation<
  { number: string },
  Command,
  { outcome: "saved" | "removed" },
  z.output<typeof lookup>
>({
  name: "purchase_order",
  stored,
  lookup,
  // Stripe prints values of at most 140 characters.
  input: z.strictObject({
    number: z
      .string()
      .trim()
      .max(140, "too_long")
      .regex(/^\P{Cc}*$/u, "characters")
      .overwrite(plainText),
  }),

  async prepare({ visit, customerId, input: { number } }) {
    const present = await readInvoiceFields(visit.stripe, customerId);
    fieldsWith(present, number);
    return { customerId, number, before: purchaseOrderOf(present) };
  },

  async apply(stripe, { customerId, number, before }, { key }) {
    // Stripe replaces all of the customer's fields, so the merchant's own are sent as they are now.
    const present = await readInvoiceFields(stripe, customerId);
    const now = purchaseOrderOf(present);
    // The number may have changed since the click, and a later choice takes precedence.
    if (before !== undefined && now !== before && now !== number) throw new PortalError("state_changed");
    if (now !== number) await saveInvoiceFields(stripe, customerId, fieldsWith(present, number), key);
    return { outcome: outcomeOf(number) };
  },

  async findOutcome(stripe, { customerId, number }) {
    const customer = await retrieveCustomer(stripe, customerId);
    const isDone = customer && purchaseOrderOf(customer.invoiceFields) === number;
    return isDone ? { outcome: outcomeOf(number) } : null;
  },

  said: (_command, { outcome }, { say }) => say(`said.purchase_order.${outcome}`),
});

async function readInvoiceFields(stripe: StripeClient, customerId: string): Promise<InvoiceField[]> {
  const customer = await retrieveCustomer(stripe, customerId);
  if (!customer) throw new PortalError("not_found", "customer");
  return customer.invoiceFields;
}

/** @throws PortalError `not_allowed` if there is no room for the number. */
function fieldsWith(present: InvoiceField[], number: string): InvoiceField[] {
  const fields = withPurchaseOrder(present, number);
  if (!fields) throw new PortalError("not_allowed");
  return fields;
}

const outcomeOf = (number: string) => (number ? "saved" : "removed");
