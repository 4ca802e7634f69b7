import { z } from "zod";
import type { SettingGroup } from "./groups";

type About = {
  group: SettingGroup;
  title: string;
  /** One sentence about the setting's effect, next to the title. */
  line: string;
  /** Details that few merchants need, shown on demand. */
  more?: string;
  /** The setting below which this one is shown indented, because this one makes sense only together with it. */
  below?: string;
  /** For a permission: the smallest preset in which it is on, or `none`. Every preset sets all permissions. */
  preset?: PresetName | "none";
};

/** The sets of permissions to start with. Each allows what the previous one does, and more. */
export const presetNames = ["careful", "usual", "everything"] as const;
export type PresetName = (typeof presetNames)[number];

export type SettingDescription = About & {
  /** The values of all controls except toggles and choices are texts, which may be empty. */
  control: "toggle" | "choice" | "text" | "number" | "color" | "image";
  choices?: Record<string, string>;
};

export const descriptions = z.registry<SettingDescription>();

export function toggle(about: About, { on }: { on: boolean } = { on: false }) {
  return z
    .boolean()
    .default(on)
    .register(descriptions, { ...about, control: "toggle" });
}

/** The first choice is the default. */
export function choice<const Value extends string>(about: About, choices: Record<Value, string>) {
  const values = Object.keys(choices) as [Value, ...Value[]];
  return z
    .enum(values)
    .default(values[0] as never)
    .register(descriptions, { ...about, control: "choice", choices });
}

export function text(about: About, field: z.ZodString, control: TextControl = "text") {
  return field.default("").register(descriptions, { ...about, control });
}

type TextControl = Exclude<SettingDescription["control"], "toggle" | "choice">;
