import "server-only";
import type { StripeClient } from "../connection/client";
import { asking } from "../connection/errors";
import type { StepKey } from "../connection/step-key";

export type TaxId = {
  id: string;
  /** Stripe's word for the kind: `eu_vat`, `us_ein`. */
  type: string;
  value: string;
  /** Whether a register knows it; `unavailable` where nobody asks one. */
  verification: "pending" | "unavailable" | "unverified" | "verified";
};

const mostShown = 100;

/** The customer's tax IDs, newest first. */
export async function listTaxIds(stripe: StripeClient, customerId: string): Promise<TaxId[]> {
  const { data } = await asking(stripe.customers.listTaxIds(customerId, { limit: mostShown }));
  return data.map(({ id, type, value, verification }) => ({
    id,
    type,
    value,
    verification: known.find((status) => status === verification?.status) ?? "unavailable",
  }));
}

const known = ["pending", "unavailable", "unverified", "verified"] as const;

/** Stripe's errors are not translated here. Returns the new id. */
export async function addTaxId(
  stripe: StripeClient,
  customerId: string,
  taxId: { type: string; value: string },
  key: StepKey,
): Promise<string> {
  const { id } = await stripe.customers.createTaxId(customerId, taxId, key("tax_id"));
  return id;
}

/** Stripe's errors are not translated here; one that is gone already is missing. A DELETE needs no key to happen once. */
export async function removeTaxId(stripe: StripeClient, customerId: string, id: string): Promise<void> {
  await stripe.customers.deleteTaxId(customerId, id);
}
