import "server-only";
import { lastVisitAt, readPortal } from "../db/portals";
import { findStripeKey } from "../db/stripe-keys";
import { effectiveSettings } from "../settings/effective";
import { parseService } from "../settings/service";
import type { MerchantId, Mode } from "../tenancy";

export type Checklist = {
  stripe: { accountName: string | null; last4: string } | null;
  service: { name: string; tiers: number } | null;
  lastVisitAt: Date | null;
  allowedOrigins: string[];
  isHashOn: boolean;
};

/** Reads a portal's setup progress. Each step is derived from current data; none is stored. */
export async function readChecklist(merchantId: MerchantId, mode: Mode): Promise<Checklist> {
  const [stripeKey, portal, visitAt] = await Promise.all([
    findStripeKey(merchantId, mode),
    readPortal(merchantId, mode),
    lastVisitAt(merchantId, mode),
  ]);
  const service = parseService(portal.service);
  return {
    stripe: stripeKey && { accountName: stripeKey.accountName, last4: stripeKey.last4 },
    service: service && { name: service.name, tiers: service.tiers.length },
    lastVisitAt: visitAt,
    allowedOrigins: portal.allowedOrigins,
    isHashOn: effectiveSettings(portal.settings, mode).securityHash,
  };
}
