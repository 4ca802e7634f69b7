import { z } from "zod";
import { describeSettings, portalSettings } from "./schema";
import type { DescribedSetting, PortalSettings, SettingName } from "./schema";

/** Browsers send "on" for a toggle that is on, and nothing for one that is off. */
function fieldOf({ control, choices = {} }: DescribedSetting): z.ZodType<boolean | string> {
  if (control === "choice") return z.enum(Object.keys(choices) as [string, ...string[]]);
  return z
    .literal("on")
    .optional()
    .transform((sent) => sent === "on");
}

/** One form field per setting, by name, for the schema of a form that has other fields too. */
export function settingsFields(): Record<SettingName, z.ZodType<boolean | string>> {
  const fields = describeSettings().map((setting) => [setting.name, fieldOf(setting)]);
  return Object.fromEntries(fields) as Record<SettingName, z.ZodType<boolean | string>>;
}

/**
 * Reads the settings from a form. Throws a ZodError for a field that isn't a setting or a value that isn't a
 * choice.
 */
export function settingsFromForm(form: FormData): PortalSettings {
  return portalSettings.parse(z.strictObject(settingsFields()).parse(Object.fromEntries(form)));
}

/** The form data a browser would send for these settings: the inverse of `settingsFromForm`. */
export function settingsToForm(settings: PortalSettings): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(settings)) {
    if (value === true) form.set(name, "on");
    if (typeof value === "string") form.set(name, value);
  }
  return form;
}
