import "server-only";
import type { Actor } from "../db/audit";
import { findStripeKey } from "../db/stripe-keys";
import { PortalError } from "../errors";
import { createSandbox, hasSandbox } from "../stripe/keys/sandbox";
import type { Mode } from "../tenancy";
import { MerchantError } from "./errors";
import { type ConnectedStripe, connectStripe } from "./stripe-keys";

/**
 * Connects a new sandbox: a fictional business with customers, separate from every other merchant's. This is possible
 * only while nothing is connected, so that a sandbox never replaces a Stripe account.
 */
export async function trySandbox(who: Actor, mode: Mode): Promise<ConnectedStripe> {
  if (!hasSandbox()) throw new MerchantError("not_found", "This installation has no sandbox.");
  if (await findStripeKey(who.merchantId, mode))
    throw new MerchantError("invalid", "Stripe is already connected. Disconnect it first.");
  return connectStripe(who, mode, await createdKey(mode));
}

async function createdKey(mode: Mode): Promise<string> {
  try {
    return await createSandbox(mode);
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    throw new MerchantError(
      "unavailable",
      "The sandbox isn’t responding, so nothing was connected. Try again in a minute.",
    );
  }
}
