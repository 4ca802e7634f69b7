import type { PortalSettings, SettingName } from "./schema";

export type SettingValue = PortalSettings[SettingName];
export type SettingChange = { name: SettingName; from: SettingValue; to: SettingValue };

/** Lists the differences between two sets of settings, in the order of their declaration. */
export function changesBetween(from: PortalSettings, to: PortalSettings): SettingChange[] {
  return (Object.keys(to) as SettingName[])
    .filter((name) => from[name] !== to[name])
    .map((name) => ({ name, from: from[name], to: to[name] }));
}
