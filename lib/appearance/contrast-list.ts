import type { Appearance } from "./appearance";
import { contrastOf, fromOklch, type Oklch, parseColor, type Rgb, toHex, toOklch } from "./color";
import { leastContrast, presetBrands, presetColors } from "./legible";

export type Scheme = "light" | "dark";

type ColorName = "brandColor" | "textColor" | "textColorDark";

/** A text on its background as the portal shows them, and a color that would make the text easier to read. */
export type ContrastRow = {
  what: string;
  /** As `#rrggbb`. */
  text: string;
  ground: string;
  /** The contrast ratio by WCAG 2.2, from 1 to 21. */
  ratio: number;
  least: number;
  /** The portal's own adjustment, in a sentence. */
  note?: string;
  /** A color of the same hue to choose instead. */
  better?: { name: ColorName; color: string };
};

const white: Rgb = [255, 255, 255];
/** The minimum contrast of ordinary text by WCAG AA. */
const usualContrast = 4.5;

/**
 * How legible the portal is in a color scheme, by the same arithmetic as in portal-theme.css. The portal itself darkens
 * or lightens the brand color if text would be hard to read, but never changes the text color.
 */
export function contrastList(look: Appearance, scheme: Scheme): ContrastRow[] {
  const { surface, text } = groundOf(look, scheme);
  const brand = brandOf(look);
  const { accent, onAccent } = accentOf(brand, scheme);
  const link = linkOf(brand, scheme);
  return [
    textRow(surface, text, scheme),
    rowOf("Secondary text on cards", mixed(text, surface, scheme === "light" ? 0.72 : 0.74), surface),
    {
      ...rowOf("Button text on the brand color", onAccent, accent),
      ...(look.brandColor !== "" && brandNote(brand, accent, scheme)),
    },
    rowOf("Links on cards", link, surface),
  ];
}

function rowOf(what: string, text: Rgb, ground: Rgb, least = usualContrast): ContrastRow {
  return { what, text: toHex(text), ground: toHex(ground), ratio: contrastOf(text, ground), least };
}

function textRow(surface: Rgb, text: Rgb, scheme: Scheme): ContrastRow {
  const row = rowOf("Text on cards", text, surface, leastContrast);
  if (row.ratio >= leastContrast) return row;
  const name = scheme === "light" ? "textColor" : "textColorDark";
  return { ...row, better: { name, color: toHex(legibleOn(surface, text, leastContrast)) } };
}

/** The smallest difference in lightness or chroma that the eye can see. */
const seenStep = 0.02;

/**
 * Explains how the portal adjusts the brand color. Offers the adjusted color instead, unless the portal would adjust
 * that color, too.
 */
function brandNote(brand: Rgb, accent: Rgb, scheme: Scheme): Pick<ContrastRow, "note" | "better"> {
  if (areAlike(brand, accent)) return {};
  const note = `The portal shows ${toHex(brand)} as ${toHex(accent)}, so text on it is readable.`;
  if (!areAlike(accent, accentOf(accent, scheme).accent)) return { note };
  return { note, better: { name: "brandColor", color: toHex(accent) } };
}

function areAlike(one: Rgb, other: Rgb): boolean {
  const [first, second] = [toOklch(one), toOklch(other)];
  return Math.abs(first[0] - second[0]) <= seenStep && Math.abs(first[1] - second[1]) <= seenStep;
}

function groundOf(look: Appearance, scheme: Scheme): { surface: Rgb; text: Rgb } {
  const preset = presetColors[look.preset][scheme];
  const isLight = scheme === "light";
  const surface = parseColor(isLight ? look.surfaceColor : look.surfaceColorDark);
  const text = parseColor(isLight ? look.textColor : look.textColorDark);
  return {
    surface: surface ?? parseColor(preset.surface) ?? white,
    text: text ?? parseColor(preset.text) ?? white,
  };
}

/** The chosen brand color, or the preset's. */
export function brandOf({ brandColor, preset }: Pick<Appearance, "brandColor" | "preset">): Rgb {
  return parseColor(brandColor) ?? fromOklch(presetBrands[preset]);
}

/** Computes --color-accent and --color-on-accent as portal-theme.css does. */
function accentOf(brand: Rgb, scheme: Scheme): { accent: Rgb; onAccent: Rgb } {
  const [lightness, chroma, hue] = toOklch(brand);
  const isLight = lightness > 0.64;
  const isGray = chroma < 0.035;
  if (scheme === "light") {
    const accent: Oklch = [isLight ? lightness : Math.min(lightness, 0.54), Math.min(chroma, 0.22), hue];
    return { accent: fromOklch(accent), onAccent: fromOklch(isLight ? [0.18, 0.02, hue] : [1, 0, hue]) };
  }
  const accent: Oklch = [isLight ? lightness : isGray ? 0.94 : 0.54, Math.min(chroma, 0.2), hue];
  return {
    accent: fromOklch(accent),
    onAccent: fromOklch(isLight || isGray ? [0.18, 0.01, hue] : [1, 0.01, hue]),
  };
}

/** Computes --color-accent-text as portal-theme.css does. */
function linkOf(brand: Rgb, scheme: Scheme): Rgb {
  const [lightness, chroma, hue] = toOklch(brand);
  if (scheme === "light") return fromOklch([Math.min(lightness, 0.48), Math.min(chroma, 0.2), hue]);
  const least = chroma < 0.035 ? 0.91 : 0.78;
  return fromOklch([Math.max(lightness, least), Math.min(chroma, 0.13), hue]);
}

/** Mixes opaque colors as CSS's `color-mix(in oklab, …)` does. */
function mixed(one: Rgb, other: Rgb, share: number): Rgb {
  const [first, second] = [cartesian(toOklch(one)), cartesian(toOklch(other))];
  const [lightness, a, b] = first.map((part, index) => part * share + (second[index] ?? 0) * (1 - share)) as [
    number,
    number,
    number,
  ];
  return fromOklch([lightness, Math.hypot(a, b), (Math.atan2(b, a) * 180) / Math.PI]);
}

function cartesian([lightness, chroma, hue]: Oklch): [number, number, number] {
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

/** The color nearest to `color`, with the same hue, that is legible on `ground`. */
export function legibleOn(ground: Rgb, color: Rgb, least: number): Rgb {
  const [lightness, chroma, hue] = toOklch(color);
  const isDarker = contrastOf(ground, [0, 0, 0]) > contrastOf(ground, white);
  let [near, far] = [lightness, isDarker ? 0 : 1];
  for (let step = 0; step < 24; step += 1) {
    const middle = (near + far) / 2;
    if (contrastOf(fromOklch([middle, chroma, hue]), ground) >= least) far = middle;
    else near = middle;
  }
  return fromOklch([far, chroma, hue]);
}

/**
 * Returns a surface color of the same hue that is nearly white or nearly black, as appearance.ts requires. Null if the
 * given color already is.
 */
export function betterSurface(text: string, scheme: Scheme): string | null {
  const color = parseColor(text);
  if (!color) return null;
  const [lightness, chroma, hue] = toOklch(color);
  const limit = scheme === "light" ? 0.955 : 0.245;
  const isUsable = scheme === "light" ? lightness >= 0.95 : lightness <= 0.25;
  return isUsable ? null : toHex(fromOklch([limit, Math.min(chroma, 0.03), hue]));
}
