import "server-only";
import type { Actor } from "../db/audit";
import { savePublishableKey as save } from "../db/stripe-keys";
import { env } from "../env";
import { checkPublishableKey } from "../stripe/keys/publishable-key-format";
import type { Mode } from "../tenancy";
import { MerchantError } from "./errors";

/**
 * Stores the key that opens Stripe's form in the portal. An empty text removes the key, and customers then enter cards
 * on Stripe's page. Throws a MerchantError that describes the problem with the key.
 */
export async function savePublishableKey(who: Actor, mode: Mode, text: string): Promise<void> {
  const isEmpty = text.trim() === "";
  const checked = checkPublishableKey(text, { mode, stripeApiBase: env().STRIPE_API_BASE });
  if (!isEmpty && !checked.ok) {
    throw new MerchantError("invalid", "The key wasn’t saved.", { publishableKey: checked.message });
  }
  if (await save(who, mode, checked.ok ? checked.key : null)) return;
  throw new MerchantError("not_found", "Stripe isn’t connected in this mode.");
}
