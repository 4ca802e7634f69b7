import "server-only";
import { findStripeKey } from "../../db/stripe-keys";
import { wantsForm } from "./card-way";
import type { Visit } from "../visit/visit";

/**
 * The publishable key with which Stripe.js asks a bank's question inside the page. Null where Stripe may not stand in
 * it: there the question is answered on Stripe's page.
 */
export async function bankKey({ merchantId, mode, settings }: Visit): Promise<string | null> {
  if (!wantsForm({ settings, mode })) return null;
  return (await findStripeKey(merchantId, mode))?.publishableKey ?? null;
}
