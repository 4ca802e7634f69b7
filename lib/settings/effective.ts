import { type PortalSettings, portalSettings, requirements, type SettingName } from "./schema";

/**
 * The settings in effect: the stored values or else the defaults, changed by requirements and by the rules of live
 * mode. This file is the only one that reads stored settings.
 */
export function effectiveSettings(stored: unknown, mode: "test" | "live"): PortalSettings {
  const settings = { ...storedSettings(stored) };
  for (const [name, required] of Object.entries(requirements) as [SettingName, readonly SettingName[]][]) {
    if (required.some((other) => settings[other] === false)) turnOff(settings, name);
  }
  // A portal that anyone can open by typing an email address is only for testing.
  if (mode === "live") settings.securityHash = true;
  return settings;
}

/**
 * The stored settings. An unreadable value gets its default, and unknown names are ignored. By default every permission
 * except canceling is off and the hash is on. Therefore, nothing is allowed by mistake, and customers can cancel and
 * see invoices even if the stored settings are damaged.
 */
export function storedSettings(stored: unknown): PortalSettings {
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
