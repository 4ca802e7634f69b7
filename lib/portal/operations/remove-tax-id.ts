import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import { listTaxIds, removeTaxId as remove } from "../../stripe/customers/tax-ids";
import { defineCustomerOperation } from "../execution/operation";
import { id } from "../execution/stored";

const lookup = z.object({ customerId: id, taxId: id });
const stored = lookup.strict();
type Command = z.output<typeof stored>;
type Outcome = { outcome: "removed"; changed: { object: "tax_id"; id: string } };

/** Removes a tax ID from the customer's future invoices. */
export const removeTaxId = defineCustomerOperation<
  { taxId: string },
  Command,
  Outcome,
  z.output<typeof lookup>
>({
  name: "remove_tax_id",
  stored,
  lookup,
  input: z.strictObject({ taxId: z.string().regex(/^[A-Za-z0-9_]{1,255}$/) }),

  async prepare({ visit, customerId, input: { taxId } }) {
    const existing = await listTaxIds(visit.stripe, customerId);
    if (!existing.some(({ id }) => id === taxId)) throw new PortalError("not_found", "tax_id");
    return { customerId, taxId };
  },

  async apply(stripe, { customerId, taxId }) {
    await remove(stripe, customerId, taxId);
    return outcomeOf(taxId);
  },

  async findOutcome(stripe, { customerId, taxId }) {
    const left = await listTaxIds(stripe, customerId);
    return left.some(({ id }) => id === taxId) ? null : outcomeOf(taxId);
  },

  said(_command, _outcome, { say }) {
    return say("said.remove_tax_id");
  },
});

const outcomeOf = (id: string): Outcome => ({ outcome: "removed", changed: { object: "tax_id", id } });
