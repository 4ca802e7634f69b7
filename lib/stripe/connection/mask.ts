import "server-only";

/** Shown to unverified visitors instead of personal data. */
export const mask = "••••";

/** Stripe's names, in any object, for fields that identify a person or a payment method. */
const personalKeys = new Set([
  ...["email", "phone", "receipt_email", "payer_email", "customer_email", "customer_name", "customer_phone"],
  ...["individual_name", "business_name", "verified_name", "account_holder_name", "verified_address"],
  ...["last4", "dynamic_last4", "iban_last4", "cashtag", "vpa", "pay_id", "payer_id", "buyer_id"],
]);
/**
 * Postal addresses. The country is not masked, because it identifies no one and because sentences and lists depend on
 * it.
 */
const addressKeys = new Set(["address", "customer_address"]);
/** Objects whose `name` or `value` is personal. A product's name isn't. */
const personKeys = new Set(["billing_details", "shipping", "customer_shipping", "owner"]);
/** URLs of Stripe's pages and files, which show everything to anyone with the URL. */
const documentKeys = new Set(["hosted_invoice_url", "invoice_pdf", "receipt_url", "hosted_verification_url"]);

/**
 * Masks one of Stripe's answers for an unverified visit. With the hash off in test mode, anyone who types an
 * address opens the portal, and a merchant's test data may include real people. IDs, amounts, plans and dates
 * are not masked.
 */
export function maskPersonalData(answer: unknown): unknown {
  return maskPart(answer, "");
}

function maskPart(part: unknown, name: string): unknown {
  if (Array.isArray(part)) return part.map((each) => maskPart(each, name));
  if (typeof part !== "object" || part === null) return part;
  const isPerson = personKeys.has(name) || isOfPerson(part);
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, maskValue(key, value, isPerson)]),
  );
}

function maskValue(key: string, value: unknown, isOfPerson: boolean): unknown {
  if (value === null || value === "") return value;
  if (documentKeys.has(key)) return null;
  if (addressKeys.has(key) && typeof value === "object") return maskAddress(value);
  const isPersonal = personalKeys.has(key) || (isOfPerson && (key === "name" || key === "value"));
  return isPersonal && typeof value === "string" ? mask : maskPart(value, key);
}

/** Whether the object is a customer, a tax ID, or a tax ID as an invoice lists it. */
function isOfPerson(part: object): boolean {
  if (!("object" in part)) return "value" in part && "type" in part;
  return part.object === "customer" || part.object === "tax_id";
}

function maskAddress(address: object): object {
  const entries = Object.entries(address) as [string, unknown][];
  return Object.fromEntries(entries.map(([key, value]) => [key, key !== "country" && value ? mask : value]));
}
