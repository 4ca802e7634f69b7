import { z } from "zod";
import { describeSettings } from "./schema";
import type { DescribedSetting, SettingName } from "./schema";

/** Browsers send "on" for a toggle that is on, and nothing for one that is off. */
function fieldOf({ control, choices = {} }: DescribedSetting): z.ZodType<boolean | string> {
  if (control === "choice") return z.enum(Object.keys(choices) as [string, ...string[]]);
  return z
    .literal("on")
    .optional()
    .transform((sent) => sent === "on");
}

const fields = describeSettings().map((setting) => [setting.name, fieldOf(setting)]);

/** The form of the settings: one field for each, by its name. A field that is no setting is refused. */
export const settingsForm = z.strictObject(
  Object.fromEntries(fields) as Record<SettingName, z.ZodType<boolean | string>>,
);
