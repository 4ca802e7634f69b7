import { z } from "zod";

export type SettingDescription = {
  group: string;
  title: string;
  help: string;
  /** Everything but a toggle and a choice is a text, which may be empty. */
  control: "toggle" | "choice" | "text" | "color" | "image";
  choices?: Record<string, string>;
};

export const descriptions = z.registry<SettingDescription>();

export function toggle(group: string, title: string, help: string, { on }: { on: boolean } = { on: false }) {
  return z.boolean().default(on).register(descriptions, { group, title, help, control: "toggle" });
}

export function choice<const Value extends string>(
  group: string,
  title: string,
  help: string,
  choices: Record<Value, string>,
) {
  const values = Object.keys(choices) as [Value, ...Value[]];
  return z
    .enum(values)
    .default(values[0] as never)
    .register(descriptions, { group, title, help, control: "choice", choices });
}

export function text(
  group: string,
  title: string,
  help: string,
  field: z.ZodString,
  control: TextControl = "text",
) {
  return field.default("").register(descriptions, { group, title, help, control });
}

type TextControl = Exclude<SettingDescription["control"], "toggle" | "choice">;
