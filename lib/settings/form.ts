import { z } from "zod";
import { describeSettings, portalSettings } from "./schema";
import type { DescribedSetting, PortalSettings, SettingName } from "./schema";

/** A browser sends a toggle that is on as "on" and one that is off not at all. */
function fieldOf({ control, choices = {} }: DescribedSetting): z.ZodType<boolean | string> {
  if (control === "choice") return z.enum(Object.keys(choices) as [string, ...string[]]);
  return z
    .literal("on")
    .optional()
    .transform((sent) => sent === "on");
}

/** One field of the form for each setting, by its name; for the schema of a form that has more fields. */
export function settingsFields(): Record<SettingName, z.ZodType<boolean | string>> {
  const fields = describeSettings().map((setting) => [setting.name, fieldOf(setting)]);
  return Object.fromEntries(fields) as Record<SettingName, z.ZodType<boolean | string>>;
}

/** The settings that a form holds. Throws a ZodError for a field that is no setting or a value that is no choice. */
export function settingsFromForm(form: FormData): PortalSettings {
  return portalSettings.parse(z.strictObject(settingsFields()).parse(Object.fromEntries(form)));
}

/** What a browser sends for these settings; the other way of `settingsFromForm`. */
export function settingsToForm(settings: PortalSettings): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(settings)) {
    if (value === true) form.set(name, "on");
    if (typeof value === "string") form.set(name, value);
  }
  return form;
}
