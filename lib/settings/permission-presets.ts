import { type PresetName, presetNames } from "./describe";
import { describeSettings, type PortalSettings, type SettingName } from "./schema";

export type PermissionPreset = {
  name: PresetName;
  title: string;
  line: string;
  /** The permissions in words, as the items of a list. */
  includes: readonly string[];
  /** Every permission, so that choosing another preset leaves nothing of the previous set. */
  values: Partial<PortalSettings>;
};

function valuesOf(name: PresetName): Partial<PortalSettings> {
  const included = presetNames.slice(0, presetNames.indexOf(name) + 1);
  return Object.fromEntries(
    describeSettings().flatMap(({ preset, name: setting }) =>
      preset ? [[setting, included.some((one) => one === preset)]] : [],
    ),
  );
}

export const permissionPresets: readonly PermissionPreset[] = [
  {
    name: "careful",
    title: "Careful",
    line: "Cards, invoices, canceling",
    includes: ["See and pay invoices", "Update their card", "Cancel, with an optional reason"],
    values: valuesOf("careful"),
  },
  {
    name: "usual",
    title: "Usual",
    line: "What most businesses choose",
    includes: [
      "Everything in Careful",
      "Change plan and billing period",
      "Restart a canceled plan",
      "Use promo codes",
    ],
    values: valuesOf("usual"),
  },
  {
    name: "everything",
    title: "Everything",
    line: "Full self-service",
    includes: [
      "Everything in Usual",
      "Change quantity, remove add-ons",
      "Pause for up to three months",
      "Edit payment methods, billing details and tax IDs",
    ],
    values: valuesOf("everything"),
  },
];

/** The preset that these settings match. Undefined if they match none, for example after one permission was changed. */
export function presetOf(settings: PortalSettings): PermissionPreset | undefined {
  return permissionPresets.find(({ values }) =>
    Object.entries(values).every(([name, value]) => settings[name as SettingName] === value),
  );
}
