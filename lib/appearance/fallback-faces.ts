import { fallbackSuffixes, hostedFonts } from "./hosted-fonts";

/**
 * Until a hosted font has arrived, the text is shown in a font that every device has, made as wide and as tall as the
 * hosted one. So its arrival moves nothing: the same words fit on each line. Phones with Android have Roboto, every other
 * device has Arial or a font with the same widths.
 */

const names = { inter: "Inter", ...hostedFonts };

type Metrics = {
  /** The width of English text in regular and in semibold, relative to Arial's, at the portal's sizes. */
  widths: [regular: number, semibold: number];
  /** Above and below the baseline, in em. */
  ascent: number;
  descent: number;
};

/** Measured in Chromium. e2e/fallback-fonts.spec.ts measures again, and names the font whose files have changed. */
const metrics: Record<keyof typeof names, Metrics> = {
  inter: { widths: [1.0646, 1.0178], ascent: 0.969, descent: 0.241 },
  "dm-sans": { widths: [1.0342, 1.0077], ascent: 0.992, descent: 0.31 },
  figtree: { widths: [1.0026, 0.9559], ascent: 0.95, descent: 0.25 },
  geist: { widths: [1.0244, 1.0026], ascent: 1.005, descent: 0.295 },
  montserrat: { widths: [1.1213, 1.0857], ascent: 0.968, descent: 0.251 },
  nunito: { widths: [1.0105, 0.9625], ascent: 1.011, descent: 0.353 },
  "open-sans": { widths: [1.0439, 1.0101], ascent: 1.069, descent: 0.293 },
  "plus-jakarta-sans": { widths: [1.0478, 1.0045], ascent: 1.038, descent: 0.222 },
  roboto: { widths: [0.9918, 0.9427], ascent: 0.928, descent: 0.244 },
  "source-sans-3": { widths: [0.9257, 0.8936], ascent: 1.024, descent: 0.4 },
  "work-sans": { widths: [1.1041, 1.0389], ascent: 0.93, descent: 0.243 },
};

/** The fonts that devices have, in regular and bold. */
const onDevices = {
  arial: [
    ["Arial", "ArialMT", "Liberation Sans", "Arimo", "Helvetica"],
    ["Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "Arimo Bold", "Helvetica Bold"],
  ],
  roboto: [
    ["Roboto", "Roboto-Regular"],
    ["Roboto Bold", "Roboto-Bold"],
  ],
} as const;

/**
 * The `@font-face` rules of a hosted font's fallbacks.
 *
 * @param sheet the font's own style sheet: where it has no letters, its fallbacks have none either.
 */
export function fallbackFaces(font: keyof typeof names, sheet: string): string {
  const ranges = [...sheet.matchAll(/unicode-range:\s*([^;}]+)/g)].map(([, range]) => range).join(",");
  const faces = (["arial", "roboto"] as const).flatMap((device) =>
    onDevices[device].map((locals, weight) => faceOf(font, device, locals, weight, ranges)),
  );
  return `${faces.join("\n\n")}\n`;
}

function faceOf(
  font: keyof typeof names,
  device: keyof typeof onDevices,
  locals: readonly string[],
  weight: number,
  ranges: string,
): string {
  const { widths, ascent, descent } = metrics[font];
  const ofDevice = device === "roboto" ? metrics.roboto.widths[weight] : 1;
  const width = (widths[weight] ?? 1) / (ofDevice ?? 1);
  return `@font-face {
  font-family: "${names[font]} ${fallbackSuffixes[device]}";
  font-weight: ${weight === 0 ? "100 500" : "600 900"};
  src:
    ${locals.map((local) => `local("${local}")`).join(",\n    ")};
  size-adjust: ${percent(width)};
  ascent-override: ${percent(ascent / width)};
  descent-override: ${percent(descent / width)};
  line-gap-override: 0%;
  unicode-range: ${ranges};
}`;
}

/** The browser multiplies the heights with `size-adjust`, so they are divided by it. */
const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
