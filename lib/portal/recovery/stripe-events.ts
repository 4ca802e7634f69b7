import "server-only";
import { unseal } from "../../crypto";
import { receiveStripeEvent } from "../../db/stripe-events";
import { findStripeKey, webhookSecretContext } from "../../db/stripe-keys";
import { resolvePortal } from "../../db/visits";
import { env } from "../../env";
import { addLogContext } from "../../log/context";
import { dropCachedCatalogue } from "../../stripe/catalogue/catalogue-cache";
import { readStripeEvent } from "../../stripe/keys/webhooks";
import { mintMerchantId } from "../../tenancy";
import { rememberPortal } from "../visit/known-portals";

export type Refusal =
  "portal_unknown" | "no_webhook_secret" | "signature_wrong" | "event_malformed" | "event_of_other_mode";

/**
 * Accepts a Stripe event for a portal's account. The event only starts recovery earlier: recovery reads the current
 * state from Stripe before it acts, and would find the change a little later anyway. Returns null, or the reason for
 * the log if the event was refused.
 */
export async function acceptStripeEvent(
  portalId: string,
  body: string,
  signature: string,
): Promise<Refusal | null> {
  const portal = await resolvePortal(portalId);
  if (!portal) return "portal_unknown";
  const { mode } = portal;
  addLogContext(rememberPortal(portal));
  const merchantId = mintMerchantId(portal.merchantId);
  const sealed = (await findStripeKey(merchantId, mode))?.sealedWebhookSecret;
  if (!sealed) return "no_webhook_secret";
  const secret = unseal(env().SEALING_KEYS, webhookSecretContext(merchantId, mode), sealed);
  const event = readStripeEvent(body, signature, secret);
  if (typeof event === "string") return event;
  if (event.mode !== mode) return "event_of_other_mode";
  if (event.isOfCatalogue) dropCachedCatalogue(merchantId, mode);
  await receiveStripeEvent(merchantId, mode, event);
  return null;
}
