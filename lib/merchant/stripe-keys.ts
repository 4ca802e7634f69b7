import "server-only";
import { seal } from "../crypto";
import type { Actor } from "../db/audit";
import { deleteStripeKey, findStripeKey, saveStripeKey, stripeKeyContext } from "../db/stripe-keys";
import { env } from "../env";
import { checkStripeKey } from "../stripe/keys";
import type { Mode } from "../tenancy";
import { MerchantError } from "./errors";

export type ConnectedStripe = { last4: string; accountName: string | null };

/**
 * Checks the pasted key against Stripe and keeps it sealed, in place of the one before. Throws a MerchantError
 * that says what is wrong with the key and never repeats it.
 */
export async function connectStripe(who: Actor, mode: Mode, text: string): Promise<ConnectedStripe> {
  const check = await checkStripeKey(text, mode);
  if (!check.ok) {
    const code = check.problem === "unreachable" ? "unavailable" : "stripe_key_refused";
    throw new MerchantError(code, "The key was not saved.", { key: check.message });
  }
  const { key, ...shown } = check.value;
  const before = await findStripeKey(who.merchantId, mode);
  // Another account has other customers: their visits would end in the middle of what they do.
  if (before?.accountId && shown.accountId && before.accountId !== shown.accountId) {
    const message = `This key belongs to another Stripe account (${shown.accountId}) than the connected one (${before.accountId}). Disconnect that one first.`;
    throw new MerchantError("stripe_key_refused", "The key was not saved.", { key: message });
  }
  const sealedKey = seal(env().SEALING_KEYS, stripeKeyContext(who.merchantId, mode), key);
  await saveStripeKey(who, mode, { ...shown, sealedKey });
  return { last4: shown.last4, accountName: shown.accountName };
}

/** Forgets the key. Subscriptions go on in Stripe; the portal of this mode shows nothing until a key is there. */
export async function disconnectStripe(who: Actor, mode: Mode): Promise<void> {
  if (await deleteStripeKey(who, mode)) return;
  throw new MerchantError("not_found", "Stripe is not connected in this mode.");
}
