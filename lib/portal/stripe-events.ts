import "server-only";
import { unseal } from "../crypto";
import { receiveStripeEvent } from "../db/stripe-events";
import { findStripeKey, webhookSecretContext } from "../db/stripe-keys";
import { resolvePortal } from "../db/visits";
import { env } from "../env";
import { readStripeEvent } from "../stripe/webhooks";
import { mintMerchantId } from "../tenancy";

/**
 * Takes an event of Stripe's for a portal's account. It is a hint and nothing more: what it speaks of is read from
 * Stripe before anything is done, by recovery, which would find it by itself a little later. False when it is not
 * Stripe's, or not for this portal.
 */
export async function takeStripeEvent(portalId: string, body: string, signature: string): Promise<boolean> {
  const portal = await resolvePortal(portalId);
  if (!portal) return false;
  const { mode } = portal;
  const merchantId = mintMerchantId(portal.merchantId);
  const sealed = (await findStripeKey(merchantId, mode))?.sealedWebhookSecret;
  if (!sealed) return false;
  const secret = unseal(env().SEALING_KEYS, webhookSecretContext(merchantId, mode), sealed);
  const event = readStripeEvent(body, signature, secret);
  if (event?.mode !== mode) return false;
  await receiveStripeEvent(merchantId, mode, event);
  return true;
}
