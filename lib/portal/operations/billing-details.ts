import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import { plainText } from "../../plain-text";
import { changedDetails, type NewBillingDetails, saveBilling } from "../../stripe/customers/billing-details";
import { retrieveCustomer } from "../../stripe/customers/customers";
import { canEditEmail } from "../customer/billing-fields";
import { countryCodes } from "../customer/countries";
import { defineCustomerOperation } from "../execution/operation";
import { id } from "../execution/stored";

const text = z.string();
const details = z.strictObject({
  name: text,
  phone: text,
  line1: text,
  line2: text,
  city: text,
  postalCode: text,
  state: text,
  country: text,
});
const lookup = z.object({ customerId: id, details: details.extend({ email: z.string().optional() }) });
const stored = lookup.extend({ before: details.extend({ email: z.string() }) }).strict();
type Command = z.output<typeof stored>;

/** One line of text, as Stripe prints it on invoices. */
const line = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength, "too_long")
    .regex(/^\P{Cc}*$/u, "characters")
    .overwrite(plainText);

// Digits and the separators that people use. Stripe stores at most twenty characters.
const phone = line(20).regex(/^(\+?[\d\s().\-/]*\d[\d\s().\-/]*)?$/, "phone");
const email = line(512).pipe(z.email("email"));

const input: z.ZodType<NewBillingDetails> = z
  .strictObject({
    name: line(256).min(1, "required"),
    phone,
    line1: line(200),
    line2: line(200),
    city: line(100),
    postalCode: line(20),
    state: line(100),
    country: z.enum(["", ...countryCodes], "country"),
    email: email.optional(),
  })
  .superRefine(({ line1, line2, city, postalCode, state, country }, context) => {
    const isEmpty = ![line1, line2, city, postalCode, state, country].some(Boolean);
    if (isEmpty) return;
    // An incomplete address can't be used for invoices or taxes.
    if (!line1) context.addIssue({ code: "custom", path: ["line1"], message: "required" });
    if (!country) context.addIssue({ code: "custom", path: ["country"], message: "country" });
  });

/** Saves the name, address and phone number shown on the customer's invoices. */
export const billingDetails = defineCustomerOperation<
  NewBillingDetails,
  Command,
  { outcome: "saved" },
  z.output<typeof lookup>
>({
  name: "billing_details",
  stored,
  lookup,
  input,

  async prepare({ visit, customerId, input: details }) {
    // If customers are identified by email address, a new email address would lock them out.
    if (details.email !== undefined && !canEditEmail(visit.settings)) throw new PortalError("not_allowed");
    const customer = await retrieveCustomer(visit.stripe, customerId);
    if (!customer) throw new PortalError("not_found", "customer");
    // Tax is calculated from the address, so it can be changed but not removed.
    if (customer.billing.country && !details.country) {
      throw new PortalError("invalid", undefined, { line1: "required", country: "country" });
    }
    return { customerId, details, before: customer.billing };
  },

  async apply(stripe, { customerId, details, before }, { key }) {
    const now = (await retrieveCustomer(stripe, customerId))?.billing;
    // A field may have changed since the click, and a later change takes precedence.
    const isOutdated = changedDetails(details, before).some(
      (name) => now && now[name] !== before[name] && now[name] !== details[name],
    );
    if (isOutdated) throw new PortalError("state_changed");
    await saveBilling(stripe, customerId, details, before, key);
    return { outcome: "saved" };
  },

  async findOutcome(stripe, { customerId, details }) {
    const now = (await retrieveCustomer(stripe, customerId))?.billing;
    const names = Object.keys(details) as (keyof NewBillingDetails)[];
    return now && names.every((name) => now[name] === details[name]) ? { outcome: "saved" } : null;
  },

  said(_command, _outcome, { say }) {
    return say("said.billing_details");
  },
});
