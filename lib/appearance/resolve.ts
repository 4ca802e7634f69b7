import type { Appearance, Preset } from "./appearance";
import { parseColor, toHex } from "./color";
import { familyOf, type HostedFont, inter, isHosted, sheetOf, withHosted } from "./hosted-fonts";
import { colorProblems } from "./legible";
import type { PageAppearance } from "./page-appearance";

/** The attributes of the portal's page, and the text of its `<style>`, which is empty if the preset alone decides. */
export type Look = {
  preset: Preset;
  scheme: "light" | "dark" | null;
  align: Appearance["align"];
  css: string;
  /** URLs of the style sheets for the fonts that `css` names. */
  sheets: string[];
  /** The page's refused settings, by name. */
  refused: string[];
};

/** The merchant's appearance, changed by the page's own settings. Colors that are illegible together are refused. */
export function resolveLook(saved: Appearance, { wanted, family, refused }: PageAppearance): Look {
  const { preset, ...details } = wanted;
  // Another preset has its own colors and ignores the ones that were set for the merchant's preset.
  const base = preset && preset !== saved.preset ? { ...saved, ...presetsOwn, preset } : saved;
  const merged: Appearance = { ...base, ...details };
  const isLegible = Object.keys(colorProblems(merged)).length === 0;
  const look = isLegible ? merged : { ...merged, ...colorsOf(base) };
  return {
    preset: look.preset,
    scheme: look.scheme === "page" ? null : look.scheme,
    align: look.align,
    css: styleOf(look, family),
    sheets: fontOf(look.font, family).hosted.map(sheetOf),
    refused: isLegible ? refused : [...refused, "colors"],
  };
}

const presetsOwn: Omit<Appearance, "preset" | "scheme" | "align"> = {
  ...{ brandColor: "", surfaceColor: "", surfaceColorDark: "", textColor: "", textColorDark: "", radius: "" },
  density: "preset",
  textSize: "preset",
  font: "preset",
};

const colorsOf = ({ surfaceColor, surfaceColorDark, textColor, textColorDark }: Appearance) => ({
  surfaceColor,
  surfaceColorDark,
  textColor,
  textColorDark,
});

const densityOf = { compact: 0.92, regular: 1, roomy: 1.06 };
const sizeOf = { small: 14, regular: 15, large: 16 };
const sans = `${inter}, ui-sans-serif, system-ui, sans-serif`;
const system = 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", sans-serif';
const serif = '"Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", Georgia, serif';

/**
 * The inputs of portal-theme.css that differ from the preset. They are made only from parsed numbers and from texts in
 * this file.
 */
export function styleOf(look: Appearance, family: string | null): string {
  const rules = [
    colorRule("brand", look.brandColor),
    colorRule("surface-light", look.surfaceColor),
    colorRule("surface-dark", look.surfaceColorDark),
    colorRule("text-light", look.textColor),
    colorRule("text-dark", look.textColorDark),
    look.radius !== "" && `--portal-radius:${Number(look.radius)}px`,
    look.density !== "preset" && `--portal-density:${densityOf[look.density]}`,
    look.textSize !== "preset" && `--portal-size:${sizeOf[look.textSize] / 16}rem`,
    ...fontRules(look.font, family),
  ].filter((rule) => rule !== false);
  return rules.length > 0 ? `:root [data-preset]{${rules.join(";")}}` : "";
}

function colorRule(input: string, value: string): string | false {
  const color = parseColor(value);
  return color !== null && `--portal-${input}:${toHex(color)}`;
}

type Font = { text: string | null; hosted: HostedFont[] };

/** The font as CSS (null for the preset's font), and the hosted fonts in it. */
function fontOf(font: Appearance["font"], family: string | null): Font {
  if (font === "preset" || (font === "page" && family === null)) return { text: null, hosted: [] };
  if (isHosted(font)) return { text: `${familyOf(font)}, ${system}`, hosted: [font] };
  const page = withHosted(family ?? "");
  const text = { inter: sans, system, serif_titles: sans, page: `${page.family}, ${system}` }[font];
  return { text, hosted: font === "page" ? page.fonts : [] };
}

function fontRules(font: Appearance["font"], family: string | null): string[] {
  const { text } = fontOf(font, family);
  if (text === null) return [];
  return [`--portal-font:${text}`, `--portal-title-font:${font === "serif_titles" ? serif : text}`];
}
