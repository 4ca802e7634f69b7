import { portalSettings, requirements } from "./schema";
import type { PortalSettings, SettingName } from "./schema";

/**
 * What is in force: defaults, then requirements, then the rules of live mode. Nobody reads stored settings but
 * through here.
 */
export function effectiveSettings(stored: unknown, mode: "test" | "live"): PortalSettings {
  const settings = { ...chosenSettings(stored) };
  for (const [name, required] of Object.entries(requirements) as [SettingName, readonly SettingName[]][]) {
    if (required.some((other) => settings[other] === false)) turnOff(settings, name);
  }
  // A portal that anybody can open by typing an address is for trying out only.
  if (mode === "live") settings.securityHash = true;
  return settings;
}

/**
 * What is stored; a value that cannot be read counts as never chosen, and one that nobody knows as not there. In the
 * beginning every permission is off but cancelling, and the hash is on, so nothing is allowed by a mistake, and a customer
 * can cancel and see invoices whatever has happened to the row.
 */
export function chosenSettings(stored: unknown): PortalSettings {
  const parsed = portalSettings.safeParse(stored);
  if (parsed.success) return parsed.data;
  const values = typeof stored === "object" && stored !== null ? Object.entries(stored) : [];
  const readable = values.filter(([name, value]) => portalSettings.safeParse({ [name]: value }).success);
  return portalSettings.parse(Object.fromEntries(readable));
}

function turnOff(settings: PortalSettings, name: SettingName): void {
  const value = settings[name];
  if (typeof value === "boolean") Object.assign(settings, { [name]: false });
}
