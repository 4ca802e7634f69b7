import "server-only";
import { colorProblems } from "../appearance/legible";
import type { Actor } from "../db/audit";
import { listPortals, readPortal, savePortalSettings } from "../db/portals";
import { applyChanges } from "../settings/changes";
import type { SettingChange, SettingValue } from "../settings/differences";
import { effectiveSettings, storedSettings } from "../settings/effective";
import type { PortalSettings, SettingName } from "../settings/schema";
import type { MerchantId, Mode } from "../tenancy";
import { MerchantError } from "./errors";

/** The settings in effect of all portals of a mode, which share one Stripe key. */
export async function readAllSettings(merchantId: MerchantId, mode: Mode): Promise<PortalSettings[]> {
  return (await listPortals(merchantId, mode)).map(({ settings }) => effectiveSettings(settings, mode));
}

/** Reads the chosen settings, whether or not they are in effect. */
export async function readChosenSettings(
  merchantId: MerchantId,
  mode: Mode,
  portalId?: string,
): Promise<PortalSettings> {
  return storedSettings((await readPortal(merchantId, mode, portalId)).settings);
}

/** Throws to refuse a change. */
type MayChange = (from: PortalSettings, to: PortalSettings) => void;

const isAllowed: MayChange = () => undefined;

/**
 * Saves all settings. The hash can't be off in live mode, because anyone could then open a customer's portal by typing
 * an email address. A database constraint also ensures this. Text colors without enough contrast are refused.
 */
export async function saveSettings(
  who: Actor,
  mode: Mode,
  settings: PortalSettings,
  mayChange: MayChange = isAllowed,
  portalId?: string,
): Promise<void> {
  refuseUnusable(settings, mode);
  await savePortalSettings(who, mode, portalId, (stored) => {
    mayChange(storedSettings(stored), settings);
    return settings;
  });
}

/** A setting that someone else has changed since the page was shown. `now` is its new value. */
export type SettingConflict = { name: SettingName; now: SettingValue };

/**
 * Saves single settings. If someone else has since changed one of them to another value, nothing is saved, and the
 * conflicts are returned. Other people's changes to other settings are kept.
 */
export async function changeSettings(
  who: Actor,
  mode: Mode,
  changes: readonly SettingChange[],
  mayChange: MayChange = isAllowed,
  portalId?: string,
): Promise<SettingConflict[]> {
  let found: SettingConflict[] = [];
  await savePortalSettings(who, mode, portalId, (stored) => {
    const current = storedSettings(stored);
    const { settings, conflicts } = applyChanges(current, changes);
    found = conflicts.map(({ name }) => ({ name, now: current[name] }));
    if (found.length > 0) return null;
    refuseUnusable(settings, mode);
    mayChange(current, settings);
    return settings;
  });
  return found;
}

function refuseUnusable(settings: PortalSettings, mode: Mode): void {
  if (mode === "live" && !settings.securityHash) {
    const message = "The security hash is always on in live mode.";
    throw new MerchantError("invalid", "Fix the highlighted settings.", { securityHash: message });
  }
  const illegible = colorProblems(settings);
  if (Object.keys(illegible).length > 0)
    throw new MerchantError("invalid", "Fix the highlighted settings.", illegible);
}
