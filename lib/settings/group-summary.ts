import type { SettingGroup } from "./groups";
import type { DescribedSetting, PortalSettings } from "./schema";

/** Summarizes a group in a few words, for its collapsed heading. `all`: the settings of all groups. */
export function summaryOf(group: SettingGroup, all: DescribedSetting[], values: PortalSettings): string {
  const said = summaries[group]?.(values);
  if (said) return said;
  const toggles = all.filter((one) => one.group === group && one.control === "toggle");
  const isOn = ({ name, requires }: DescribedSetting) =>
    values[name] === true && requires.every((other) => values[other] !== false);
  return `${toggles.filter(isOn).length} of ${toggles.length} on`;
}

const summaries: Partial<Record<SettingGroup, (values: PortalSettings) => string>> = {
  Canceling: ({ cancellation, cancelImmediately }) =>
    cancellation ? `On, ${cancelImmediately ? "immediately" : "at the end of the period"}` : "Off",
  "Identity and security": ({ identifyBy, securityHash }) =>
    `By ${identifyBy === "email" ? "email" : "customer ID"}, hash ${securityHash ? "required" : "off"}`,
  "For developers": ({ handleResponse, debug }) =>
    `Events ${handleResponse ? "on" : "off"}, debug ${debug ? "on" : "off"}`,
};
