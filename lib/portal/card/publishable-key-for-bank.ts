import "server-only";
import { findStripeKey } from "../../db/stripe-keys";
import type { Visit } from "../visit/visit";
import { allowsStripeForm } from "./card-entry";

/**
 * The publishable key for Stripe.js to show the bank's confirmation on this page. Null if Stripe's form isn't allowed
 * here; the customer then confirms on Stripe's page.
 */
export async function publishableKeyForBank({ merchantId, mode, settings }: Visit): Promise<string | null> {
  if (!allowsStripeForm({ settings, mode })) return null;
  return (await findStripeKey(merchantId, mode))?.publishableKey ?? null;
}
