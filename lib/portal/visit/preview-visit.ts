import "server-only";
import { sha256 } from "../../crypto";
import { findPreview, type PreviewRow } from "../../db/previews";
import { env } from "../../env";
import { PortalError } from "../../errors";
import { chooseLanguage } from "../../i18n/choose-language";
import { addLogContext } from "../../log/context";
import { effectiveSettings } from "../../settings/effective";
import { parseService } from "../../settings/service";
import { readOnlyStripeFor } from "../../stripe/connection/client";
import { mintMerchantId } from "../../tenancy";
import { rememberPortal } from "./known-portals";

/**
 * A member's preview of a customer's portal, with settings that aren't saved (docs/decisions/0061). It uses the same
 * code as a real visit, but no operation runs, and the Stripe client of this visit can only read.
 */

/**
 * Returns the token's preview as a visit (visit.ts). Throws `visit_expired` for an unknown token, and after 15 minutes.
 */
export async function readPreviewVisit(token: string, now = new Date()) {
  const row = await findPreview(sha256(token));
  if (row) addLogContext(rememberPortal(row.portal));
  if (!row || row.expiresAt <= now) throw new PortalError("visit_expired", "preview_ended");
  return visitOf(row);
}

/** These settings are off in a preview, because there is no merchant's page that could use the events. */
const withoutPage = { handleResponse: false, debug: false } as const;

async function visitOf({ portal, settings: tried, customerId, tokenHash }: PreviewRow) {
  const merchantId = mintMerchantId(portal.merchantId);
  const settings = { ...effectiveSettings(tried, portal.mode), ...withoutPage };
  return {
    merchantId,
    mode: portal.mode,
    portalId: portal.id,
    settings,
    service: parseService(portal.service),
    identity: customerId,
    language: chooseLanguage({ page: null, stripe: [], browser: null }, settings),
    customerIds: [customerId],
    choices: [],
    onlySubscriptionId: null,
    isProven: true,
    // A preview has no page, so it has no wishes.
    ownTexts: {},
    wishes: {},
    isPreview: true as const,
    origin: env().APP_URL,
    stripe: await readOnlyStripeFor(merchantId, portal.mode),
    tokenHash,
  };
}
