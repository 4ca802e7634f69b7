import { z } from "zod";
import { type DescribedSetting, describeSettings, portalSettings, type SettingName } from "./schema";

/** A browser sends a toggle that is on as "on" and one that is off not at all. */
function fieldOf({ name, control, choices = {} }: DescribedSetting): z.ZodType<boolean | string> {
  if (control === "choice") return z.enum(Object.keys(choices) as [string, ...string[]]);
  // A text is sent even when it is empty.
  if (control !== "toggle") return portalSettings.shape[name].unwrap();
  return z
    .literal("on")
    .optional()
    .transform((sent) => sent === "on");
}

/** One form field for each setting, by name, to build a larger form's schema with. */
export function settingsFields(): Record<SettingName, z.ZodType<boolean | string>> {
  const fields = describeSettings().map((setting) => [setting.name, fieldOf(setting)]);
  return Object.fromEntries(fields) as Record<SettingName, z.ZodType<boolean | string>>;
}
