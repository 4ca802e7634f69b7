import { z } from "zod";
import { lightnessOf, parseColor, toHex } from "./color";
import { hostedFonts } from "./hosted-fonts";

/**
 * How the portal looks: the settings of a merchant in the dashboard, and those that a page may set for its own portal.
 * This schema reads both. Every value is an enum or text that is parsed into numbers. An empty value means the preset's
 * own.
 */

export const presets = {
  ledger: "Ledger",
  graphite: "Graphite",
  iris: "Iris",
  meadow: "Meadow",
  ember: "Ember",
  press: "Press",
} as const;
export type Preset = keyof typeof presets;

/** The choice that leaves a value to the preset. */
export const fromPreset = "From the preset";

export const densities = {
  preset: fromPreset,
  compact: "Compact",
  regular: "Regular",
  roomy: "Roomy",
} as const;
export const textSizes = { preset: fromPreset, small: "14 px", regular: "15 px", large: "16 px" } as const;
export const fonts = {
  preset: fromPreset,
  inter: "Inter",
  system: "The customer’s system font",
  serif_titles: "Inter, with serif titles",
  page: "Your page’s font",
  ...hostedFonts,
} as const;
export const schemes = { page: "Same as your page", light: "Always light", dark: "Always dark" } as const;
export const alignments = { start: "Start", center: "Center" } as const;

const choiceOf = <const Value extends string>(choices: Record<Value, string>) =>
  z.enum(Object.keys(choices) as [Value, ...Value[]]);

const normalized = (text: string) => {
  const color = parseColor(text);
  return color ? toHex(color) : text.trim();
};
const isColor = (text: string) => text === "" || parseColor(text) !== null;
const color = () =>
  z
    .string()
    .max(32, "That’s not a color.")
    .overwrite(normalized)
    .refine(isColor, "Enter a color such as #635bff.");
const lightness = (text: string) => {
  const parsed = parseColor(text);
  return parsed ? lightnessOf(parsed) : null;
};

export const appearanceFields = {
  preset: choiceOf(presets),
  brandColor: color(),
  surfaceColor: color().refine(
    (text) => (lightness(text) ?? 1) >= 0.95,
    "Too dark for a light surface. Choose a color that is nearly white, such as #fbfaf8.",
  ),
  surfaceColorDark: color().refine(
    (text) => (lightness(text) ?? 0) <= 0.25,
    "Too light for a dark surface. Choose a color that is nearly black, such as #16181d.",
  ),
  textColor: color(),
  textColorDark: color(),
  radius: z
    .string()
    .max(32)
    .trim()
    .regex(/^(1?\d|20)?$/, "Enter a number from 0 to 20, or leave it empty."),
  density: choiceOf(densities),
  textSize: choiceOf(textSizes),
  font: choiceOf(fonts),
  scheme: choiceOf(schemes),
  align: choiceOf(alignments),
};

export type AppearanceField = keyof typeof appearanceFields;

export type Appearance = {
  preset: Preset;
  /** As `#rrggbb`, or empty. */
  brandColor: string;
  surfaceColor: string;
  surfaceColorDark: string;
  textColor: string;
  textColorDark: string;
  /** In px, or empty. */
  radius: string;
  density: keyof typeof densities;
  textSize: keyof typeof textSizes;
  font: keyof typeof fonts;
  scheme: keyof typeof schemes;
  align: keyof typeof alignments;
};
