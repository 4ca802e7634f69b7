import "server-only";
import type { Actor } from "../db/audit";
import { readPortal, saveAllowedOrigins, savePortalSettings } from "../db/portals";
import { chosenSettings, effectiveSettings } from "../settings/effective";
import { parseOrigins } from "../settings/origins";
import type { PortalSettings } from "../settings/schema";
import type { MerchantId, Mode } from "../tenancy";
import { MerchantError } from "./errors";

/** The settings in force. */
export async function readSettings(merchantId: MerchantId, mode: Mode): Promise<PortalSettings> {
  return effectiveSettings((await readPortal(merchantId, mode)).settings, mode);
}

/**
 * Keeps the settings as they were chosen. A portal that anybody can open by typing an address is for trying out
 * only, so the hash cannot be off in live mode; a constraint of the database says the same. `mayChange` throws to
 * refuse the step from the settings that are there now.
 */
export async function saveSettings(
  who: Actor,
  mode: Mode,
  settings: PortalSettings,
  mayChange: (from: PortalSettings) => void = () => undefined,
): Promise<void> {
  if (mode === "live" && !settings.securityHash) {
    const message = "The security hash is always on in live mode.";
    throw new MerchantError("invalid", "Nothing was saved.", { securityHash: message });
  }
  await savePortalSettings(who, mode, settings, (stored) => mayChange(chosenSettings(stored)));
}

/** Keeps the origins that may embed the portal, one a line; returns them as they were understood. */
export async function saveOrigins(who: Actor, mode: Mode, text: string): Promise<string[]> {
  const parsed = parseOrigins(text, mode);
  if (!parsed.ok) throw new MerchantError("invalid", "Nothing was saved.", { origins: parsed.problem });
  await saveAllowedOrigins(who, mode, parsed.origins);
  return parsed.origins;
}
