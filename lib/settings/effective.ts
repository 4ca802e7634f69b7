import { portalSettings, requirements } from "./schema";
import type { PortalSettings, SettingName } from "./schema";

/**
 * What is in force: defaults, then requirements, then the rules of live mode. Nobody reads stored settings but
 * through here. A stored value that does not parse is a bug and throws: a permission is never guessed.
 */
export function effectiveSettings(stored: unknown, mode: "test" | "live"): PortalSettings {
  const settings = { ...portalSettings.parse(stored) };
  for (const [name, required] of Object.entries(requirements) as [SettingName, readonly SettingName[]][]) {
    if (required.some((other) => settings[other] === false)) turnOff(settings, name);
  }
  // A portal that anybody can open by typing an address is for trying out only.
  if (mode === "live") settings.securityHash = true;
  return settings;
}

function turnOff(settings: PortalSettings, name: SettingName): void {
  const value = settings[name];
  if (typeof value === "boolean") Object.assign(settings, { [name]: false });
}
