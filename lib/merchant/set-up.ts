import "server-only";
import type { Actor } from "../db/audit";
import { lastVisitAt, readPortal, savePortalSettings } from "../db/portals";
import { findStripeKey } from "../db/stripe-keys";
import { storedSettings } from "../settings/effective";
import { type PermissionPreset, permissionPresets, presetOf } from "../settings/permission-presets";
import { parseService } from "../settings/service";
import { hasSandbox } from "../stripe/keys/sandbox";
import type { MerchantId, Mode } from "../tenancy";

/** How far a mode's portal is set up. Each step is derived from the stored data. */
export type SetUp = {
  stripe: { accountName: string | null; last4: string; isSandbox: boolean } | null;
  service: { name: string; tiers: number } | null;
  /**
   * The title of the preset that matches the settings, or a title for the merchant's own choice. Null if the settings
   * were never saved.
   */
  permissions: string | null;
  allowedOrigins: string[];
  firstVisitAt: Date | null;
};

export async function readSetUp(merchantId: MerchantId, mode: Mode): Promise<SetUp> {
  const [stripeKey, portal] = await Promise.all([
    findStripeKey(merchantId, mode),
    readPortal(merchantId, mode),
  ]);
  const service = parseService(portal.service);
  return {
    stripe: stripeKey && {
      accountName: stripeKey.accountName,
      last4: stripeKey.last4,
      isSandbox: hasSandbox(),
    },
    service: service && { name: service.name, tiers: service.tiers.length },
    permissions: permissionsOf(portal.settings),
    allowedOrigins: portal.allowedOrigins,
    firstVisitAt: portal.firstVisitAt,
  };
}

/**
 * A save stores every setting, so a portal that lacks `cancellation` was never saved: a new portal stores only settings
 * that differ from the defaults.
 */
function permissionsOf(stored: unknown): string | null {
  const isSaved = typeof stored === "object" && stored !== null && "cancellation" in stored;
  return isSaved ? (presetOf(storedSettings(stored))?.title ?? "Custom") : null;
}

/** Saves a preset's permissions for customers, and leaves all other settings unchanged. */
export async function choosePreset(who: Actor, mode: Mode, name: PermissionPreset["name"]): Promise<void> {
  const preset = permissionPresets.find((one) => one.name === name);
  await savePortalSettings(who, mode, undefined, (stored) => ({
    ...storedSettings(stored),
    ...preset?.values,
  }));
}

/** The times of a portal's first and last visit. */
export async function readArrivals(merchantId: MerchantId, mode: Mode) {
  const [{ firstVisitAt }, lastAt] = await Promise.all([
    readPortal(merchantId, mode),
    lastVisitAt(merchantId, mode),
  ]);
  return { firstVisitAt, lastVisitAt: lastAt };
}
