import "server-only";

/** What somebody who proved nothing reads in place of a person's data. */
export const mask = "••••";

/** Who somebody is and what they pay with, by Stripe's names for it, in whichever object they are. */
const personal = new Set([
  ...["email", "phone", "receipt_email", "payer_email", "customer_email", "customer_name", "customer_phone"],
  ...["individual_name", "business_name", "verified_name", "account_holder_name", "verified_address"],
  ...["last4", "dynamic_last4", "iban_last4", "cashtag", "vpa", "pay_id", "payer_id", "buyer_id"],
]);
/** Whole addresses; the country stays, because sentences and lists depend on it and it names nobody. */
const addresses = new Set(["address", "customer_address"]);
/** Objects whose `name` or `value` is a person's; a product's name is not. */
const people = new Set(["billing_details", "shipping", "customer_shipping", "owner"]);
/** Pages and files of Stripe's that show all of it to whoever has the address. */
const documents = new Set(["hosted_invoice_url", "invoice_pdf", "receipt_url", "hosted_verification_url"]);

/**
 * An answer of Stripe's for a visit that nobody proved: with the hash off in test mode, whoever types an address opens
 * the portal, and a merchant's test data may hold people's real data. Ids, amounts, plans and dates stay.
 */
export function masked(answer: unknown): unknown {
  return maskedPart(answer, "");
}

function maskedPart(part: unknown, name: string): unknown {
  if (Array.isArray(part)) return part.map((each) => maskedPart(each, name));
  if (typeof part !== "object" || part === null) return part;
  const isPerson = people.has(name) || isOfPerson(part);
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, maskedValue(key, value, isPerson)]),
  );
}

function maskedValue(key: string, value: unknown, isOfPerson: boolean): unknown {
  if (value === null || value === "") return value;
  if (documents.has(key)) return null;
  if (addresses.has(key) && typeof value === "object") return maskedAddress(value);
  const isPersonal = personal.has(key) || (isOfPerson && (key === "name" || key === "value"));
  return isPersonal && typeof value === "string" ? mask : maskedPart(value, key);
}

/** A customer, a tax ID, or a tax ID as an invoice lists it. */
function isOfPerson(part: object): boolean {
  if (!("object" in part)) return "value" in part && "type" in part;
  return part.object === "customer" || part.object === "tax_id";
}

function maskedAddress(address: object): object {
  const entries = Object.entries(address) as [string, unknown][];
  return Object.fromEntries(entries.map(([key, value]) => [key, key !== "country" && value ? mask : value]));
}
