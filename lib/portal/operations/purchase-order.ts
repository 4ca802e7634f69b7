import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import { plainText } from "../../plain-text";
import { retrieveCustomer } from "../../stripe/customers/customers";
import { purchaseOrderOf, saveInvoiceFields, withPurchaseOrder } from "../../stripe/customers/invoice-fields";
import { defineCustomerOperation } from "../execution/operation";
import { id } from "../execution/stored";

/** An empty number removes the current one. */
const lookup = z.object({ customerId: id, number: z.string() });
/** `fields` has all of the customer's invoice fields, because Stripe replaces them together. */
const stored = lookup.extend({ fields: z.array(z.strictObject({ name: id, value: id })) }).strict();
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
    const customer = await retrieveCustomer(visit.stripe, customerId);
    if (!customer) throw new PortalError("not_found", "customer");
    const fields = withPurchaseOrder(customer.invoiceFields, number);
    if (!fields) throw new PortalError("not_allowed");
    return { customerId, number, fields };
  },

  async apply(stripe, { customerId, number, fields }, { key }) {
    await saveInvoiceFields(stripe, customerId, fields, key);
    return { outcome: outcomeOf(number) };
  },

  async findOutcome(stripe, { customerId, number }) {
    const customer = await retrieveCustomer(stripe, customerId);
    const isDone = customer && purchaseOrderOf(customer.invoiceFields) === number;
    return isDone ? { outcome: outcomeOf(number) } : null;
  },

  said: (_command, { outcome }, { say }) => say(`said.purchase_order.${outcome}`),
});

const outcomeOf = (number: string) => (number ? "saved" : "removed");
