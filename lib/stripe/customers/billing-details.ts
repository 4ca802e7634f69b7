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

/**
 * Writes the details and changes nothing else about the customer. Tax exemption isn't the customer's choice.
 * An empty text unsets a field, and is sent only if the field had a value. Doesn't translate Stripe's errors.
 */
export async function saveBilling(
  stripe: StripeClient,
  customerId: string,
  details: NewBillingDetails,
  before: BillingDetails,
  key: StepKey,
): Promise<void> {
  const given = (name: keyof NewBillingDetails) =>
    details[name] || (before[name] ? details[name] : undefined);
  const address = {
    line1: given("line1"),
    line2: given("line2"),
    city: given("city"),
    postal_code: given("postalCode"),
    state: given("state"),
    country: given("country"),
  };
  const hasAddress = Object.values(address).some((part) => part !== undefined);
  const sent = { name: given("name"), phone: given("phone"), email: details.email };
  await stripe.customers.update(
    customerId,
    { ...withoutUndefined(sent), ...(hasAddress && { address: withoutUndefined(address) }) },
    key("details"),
  );
}

function withoutUndefined(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
