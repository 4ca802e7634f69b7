import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import { plainText } from "../../plain-text";
import { consumeLimit } from "../../rate-limit";
import { addTaxId as add, listTaxIds } from "../../stripe/customers/tax-ids";
import { isSameTaxId, normalizeTaxId, type TaxIdType, taxIdTypes } from "../customer/tax-id-types";
import { defineCustomerOperation } from "../execution/operation";
import { id } from "../execution/stored";
import type { Visit } from "../visit/visit";

type Input = { type: TaxIdType; value: string };
const lookup = z.object({ customerId: id, type: z.enum(taxIdTypes), value: z.string() });
const stored = lookup.strict();
type Command = z.output<typeof stored>;
type Outcome = { outcome: "added"; changed: { object: "tax_id"; id: string } };

const input = z.strictObject({
  type: z.enum(taxIdTypes, "tax_id_type"),
  value: z
    .string()
    .trim()
    .min(1, "required")
    .max(60, "too_long")
    .regex(/^\P{Cc}*$/u, "characters")
    .overwrite(plainText),
});

/** Adds a tax ID. Stripe prints it on invoices and, where possible, checks it against official registers. */
export const addTaxId = defineCustomerOperation<Input, Command, Outcome, z.output<typeof lookup>>({
  name: "add_tax_id",
  stored,
  lookup,
  input,

  async prepare({ visit, customerId, input: { type, value } }) {
    await enforceLimit(visit, customerId);
    const written = normalizeTaxId(type, value);
    const existing = await listTaxIds(visit.stripe, customerId);
    if (existing.some((taxId) => taxId.type === type && isSameTaxId(taxId.value, written))) {
      throw new PortalError("invalid", undefined, { value: "tax_id_known" });
    }
    return { customerId, type, value: written };
  },

  async apply(stripe, { customerId, type, value }, { key }) {
    return outcomeOf(await add(stripe, customerId, { type, value }, key));
  },

  async findOutcome(stripe, { customerId, type, value }) {
    const existing = await listTaxIds(stripe, customerId);
    const added = existing.find((taxId) => taxId.type === type && isSameTaxId(taxId.value, value));
    return added ? outcomeOf(added.id) : null;
  },

  said(_command, _outcome, { say }) {
    return say("said.add_tax_id");
  },
});

const outcomeOf = (id: string): Outcome => ({ outcome: "added", changed: { object: "tax_id", id } });

const limits = [
  { bucket: "tax_id_minute", points: 5, seconds: 60 },
  { bucket: "tax_id_hour", points: 20, seconds: 60 * 60 },
];

/** An attempt reveals whether a number exists in a register, so attempts are limited. */
async function enforceLimit({ merchantId, mode }: Visit, customerId: string): Promise<void> {
  for (const { bucket, ...limit } of limits) {
    if (!(await consumeLimit(bucket, `${merchantId}|${mode}|${customerId}`, limit))) {
      throw new PortalError("rate_limited");
    }
  }
}
