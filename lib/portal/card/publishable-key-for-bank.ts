import "server-only";
import { findStripeKey } from "../../db/stripe-keys";
import type { Visit } from "../visit/visit";
import { allowsStripeForm } from "./card-entry";

/**
 * The publishable key that Stripe.js uses to show a bank's question on this page. Null if Stripe's form isn't
 * allowed here; the customer then answers on Stripe's page.
 */
export async function publishableKeyForBank({ merchantId, mode, settings }: Visit): Promise<string | null> {
  if (!allowsStripeForm({ settings, mode })) return null;
  return (await findStripeKey(merchantId, mode))?.publishableKey ?? null;
}
