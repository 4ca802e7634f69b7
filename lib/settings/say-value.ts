import type { DescribedSetting, PortalSettings, SettingName } from "./schema";

type Sayable = Pick<DescribedSetting, "control" | "choices">;

/** A value as a person would say it: "On", "Two months", "Empty", "#635bff". For an image, it is "An image". */
export function sayValue({ control, choices = {} }: Sayable, value: PortalSettings[SettingName]): string {
  if (typeof value === "boolean") return value ? "On" : "Off";
  if (control === "choice") return choices[value] ?? value;
  if (value === "") return "Empty";
  return control === "image" ? "An image" : value;
}
