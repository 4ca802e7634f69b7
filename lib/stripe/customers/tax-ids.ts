import "server-only";
import type { StripeClient } from "../connection/client";
import { translateErrors } from "../connection/errors";
import type { StepKey } from "../connection/step-key";

export type TaxId = {
  id: string;
  /** Stripe's name for the type: `eu_vat`, `us_ein`. */
  type: string;
  value: string;
  /** Whether an official register confirms it. `unavailable` if it isn't checked. */
  verification: "pending" | "unavailable" | "unverified" | "verified";
};

const maxShown = 100;

/** The customer's tax IDs, newest first. */
export async function listTaxIds(stripe: StripeClient, customerId: string): Promise<TaxId[]> {
  const { data } = await translateErrors(stripe.customers.listTaxIds(customerId, { limit: maxShown }));
  return data.map(({ id, type, value, verification }) => ({
    id,
    type,
    value,
    verification: verificationStatuses.find((status) => status === verification?.status) ?? "unavailable",
  }));
}

const verificationStatuses = ["pending", "unavailable", "unverified", "verified"] as const;

/** Adds a tax ID and returns its ID in Stripe. Doesn't translate Stripe's errors. */
export async function addTaxId(
  stripe: StripeClient,
  customerId: string,
  taxId: { type: string; value: string },
  key: StepKey,
): Promise<string> {
  const { id } = await stripe.customers.createTaxId(customerId, taxId, key("tax_id"));
  return id;
}

/**
 * Removes a tax ID. Doesn't translate Stripe's errors, including the one for a tax ID that is already gone. A repeated
 * DELETE has no further effect, so it needs no idempotency key.
 */
export async function removeTaxId(stripe: StripeClient, customerId: string, id: string): Promise<void> {
  await stripe.customers.deleteTaxId(customerId, id);
}
