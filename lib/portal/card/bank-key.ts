import "server-only";
import { findStripeKey } from "../../db/stripe-keys";
import { wantsForm } from "./card-way";
import type { Visit } from "../visit/visit";

/**
 * The publishable key that Stripe.js uses to show a bank's question on this page. Null if Stripe's form isn't
 * allowed here; the customer then answers on Stripe's page.
 */
export async function bankKey({ merchantId, mode, settings }: Visit): Promise<string | null> {
  if (!wantsForm({ settings, mode })) return null;
  return (await findStripeKey(merchantId, mode))?.publishableKey ?? null;
}
