import "server-only";
import type Stripe from "stripe";
import { plainText } from "../../plain-text";
import type { StripeClient } from "../connection/client";
import type { StepKey } from "../connection/step-key";

/**
 * The customer's details on invoices. Texts are empty if Stripe has none. The country is an ISO 3166-1 code.
 */
export type BillingDetails = {
  name: string;
  email: string;
  phone: string;
  line1: string;
  line2: string;
  city: string;
  postalCode: string;
  state: string;
  country: string;
};

export function reshapeBilling({ name, email, phone, address }: Stripe.Customer): BillingDetails {
  return {
    name: name ?? "",
    // Email addresses aren't cleaned when read, unlike all other texts, because customers are found by the exact bytes.
    email: plainText(email ?? ""),
    phone: phone ?? "",
    line1: address?.line1 ?? "",
    line2: address?.line2 ?? "",
    city: address?.city ?? "",
    postalCode: address?.postal_code ?? "",
    state: address?.state ?? "",
    country: address?.country ?? "",
  };
}

/** The details to write. If `email` is omitted, the email address stays unchanged. */
export type NewBillingDetails = Omit<BillingDetails, "email"> & { email?: string | undefined };

const addressFields = ["line1", "line2", "city", "postalCode", "state", "country"] as const;

/** The fields that differ from those before. An address counts as a whole. Without `email`, it counts as unchanged. */
export function changedDetails(details: NewBillingDetails, before: BillingDetails): (keyof BillingDetails)[] {
  const isChanged = (name: keyof BillingDetails) =>
    details[name] !== undefined && details[name] !== before[name];
  const address = addressFields.some(isChanged) ? addressFields : [];
  return [...(["name", "phone", "email"] as const).filter(isChanged), ...address];
}

/**
 * Writes the changed details and nothing else about the customer. Tax exemption isn't the customer's choice. An empty
 * text removes a field's value, and is sent only if the field had one. Doesn't translate Stripe's errors.
 */
export async function saveBilling(
  stripe: StripeClient,
  customerId: string,
  details: NewBillingDetails,
  before: BillingDetails,
  key: StepKey,
): Promise<void> {
  const changed = changedDetails(details, before);
  if (changed.length === 0) return;
  const given = (name: keyof BillingDetails) =>
    changed.includes(name) ? details[name] || (before[name] ? "" : undefined) : undefined;
  const address = withoutUndefined({
    line1: given("line1"),
    line2: given("line2"),
    city: given("city"),
    postal_code: given("postalCode"),
    state: given("state"),
    country: given("country"),
  });
  const sent = withoutUndefined({ name: given("name"), phone: given("phone"), email: given("email") });
  await stripe.customers.update(
    customerId,
    { ...sent, ...(Object.keys(address).length > 0 && { address }) },
    key("details"),
  );
}

function withoutUndefined(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
