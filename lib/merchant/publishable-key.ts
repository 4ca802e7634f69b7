import "server-only";
import type { Actor } from "../db/audit";
import { savePublishableKey as save } from "../db/stripe-keys";
import { env } from "../env";
import { checkPublishableKey } from "../stripe/keys/publishable-key-format";
import type { Mode } from "../tenancy";
import { MerchantError } from "./errors";

/**
 * Keeps the key with which Stripe's form is opened in the portal; an empty text forgets it, and cards are then
 * entered on Stripe's page. Throws a MerchantError that says what is wrong with it.
 */
export async function savePublishableKey(who: Actor, mode: Mode, text: string): Promise<void> {
  const isEmpty = text.trim() === "";
  const checked = checkPublishableKey(text, { mode, stripeApiBase: env().STRIPE_API_BASE });
  if (!isEmpty && !checked.ok) {
    throw new MerchantError("invalid", "The key was not saved.", { publishableKey: checked.message });
  }
  if (await save(who, mode, checked.ok ? checked.key : null)) return;
  throw new MerchantError("not_found", "Stripe is not connected in this mode.");
}
