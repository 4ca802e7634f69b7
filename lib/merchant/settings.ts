import "server-only";
import { colorProblems } from "../appearance/legible";
import type { Actor } from "../db/audit";
import { listPortals, readPortal, savePortalSettings } from "../db/portals";
import { effectiveSettings, storedSettings } from "../settings/effective";
import type { PortalSettings } from "../settings/schema";
import type { MerchantId, Mode } from "../tenancy";
import { MerchantError } from "./errors";

/** Reads the settings in effect, by default of the mode's first portal. */
export async function readSettings(
  merchantId: MerchantId,
  mode: Mode,
  portalId?: string,
): Promise<PortalSettings> {
  return effectiveSettings((await readPortal(merchantId, mode, portalId)).settings, mode);
}

/** The settings in effect of all portals of a mode. They share its Stripe key. */
export async function readAllSettings(merchantId: MerchantId, mode: Mode): Promise<PortalSettings[]> {
  return (await listPortals(merchantId, mode)).map(({ settings }) => effectiveSettings(settings, mode));
}

/**
 * Saves the chosen settings. The hash can't be off in live mode, because typing an email address would open
 * any customer's portal; a database constraint says the same. Text that can't be read on its surface is refused. `mayChange` throws to refuse a change from the
 * current settings.
 */
export async function saveSettings(
  who: Actor,
  mode: Mode,
  settings: PortalSettings,
  mayChange: (from: PortalSettings) => void = () => undefined,
  portalId?: string,
): Promise<void> {
  if (mode === "live" && !settings.securityHash) {
    const message = "The security hash is always on in live mode.";
    throw new MerchantError("invalid", "Nothing was saved.", { securityHash: message });
  }
  const illegible = colorProblems(settings);
  if (Object.keys(illegible).length > 0)
    throw new MerchantError("invalid", "Nothing was saved. Correct what is marked.", illegible);
  await savePortalSettings(who, mode, settings, (stored) => mayChange(storedSettings(stored)), portalId);
}
