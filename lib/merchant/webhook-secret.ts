import "server-only";
import { seal } from "../crypto";
import type { Actor } from "../db/audit";
import { saveWebhookSecret as save, webhookSecretContext } from "../db/stripe-keys";
import { env } from "../env";
import type { Mode } from "../tenancy";
import { MerchantError } from "./errors";

const shape = /^whsec_[A-Za-z0-9+/=_-]{16,200}$/;

/** Stores the signing secret of the merchant's endpoint, sealed. Empty text removes it. */
export async function saveWebhookSecret(who: Actor, mode: Mode, text: string): Promise<void> {
  const secret = text.trim();
  if (secret !== "" && !shape.test(secret)) {
    const message = "This isn’t a complete signing secret. It starts with whsec_ and has no spaces.";
    throw new MerchantError("invalid", "The secret wasn’t saved.", { webhookSecret: message });
  }
  const context = webhookSecretContext(who.merchantId, mode);
  const sealed = secret === "" ? null : seal(env().SEALING_KEYS, context, secret);
  if (await save(who, mode, sealed)) return;
  throw new MerchantError("not_found", "Stripe isn’t connected in this mode.");
}

/** The address that the merchant enters in Stripe for this portal's events. */
export function webhookAddress(portalId: string): string {
  return new URL(`/api/stripe/events/${portalId}`, env().APP_URL).href;
}
