/**
 * A color as three numbers from 0 to 255. Text from a merchant or a page is never used directly, only the color parsed
 * from it.
 */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads `#abc`, `#aabbcc` and `rgb(1, 2, 3)`; null for anything else. */
export function parseColor(text: string): Rgb | null {
  const written = text.trim().toLowerCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(written);
  if (short) return rgbOf(short.slice(1).map((digit) => parseInt(digit + digit, 16)));
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(written);
  if (long) return rgbOf(long.slice(1).map((digits) => parseInt(digits, 16)));
  const parts = /^rgb\( ?(\d{1,3})[ ,] ?(\d{1,3})[ ,] ?(\d{1,3}) ?\)$/.exec(written);
  return parts && rgbOf(parts.slice(1).map(Number));
}

function rgbOf([red = 0, green = 0, blue = 0]: number[]): Rgb | null {
  return Math.max(red, green, blue) <= 255 ? [red, green, blue] : null;
}

export function toHex(color: Rgb): string {
  return `#${color.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

const linear = (part: number) => {
  const value = part / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** The contrast ratio of two colors by WCAG 2.2, from 1 to 21. */
export function contrastOf(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminanceOf(color: Rgb): number {
  const [red, green, blue] = color.map(linear) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Lightness from 0 to 1, chroma, and hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** https://www.w3.org/TR/css-color-4/#color-conversion-code */
export function toOklch(color: Rgb): Oklch {
  const [red, green, blue] = color.map(linear) as [number, number, number];
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  const lightness = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short;
  return [lightness, Math.hypot(a, b), ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360];
}

/** The nearest color that a screen can show, of the same lightness and hue. */
export function fromOklch([lightness, chroma, hue]: Oklch): Rgb {
  let [least, most] = [0, chroma];
  if (isShowable(toLinear([lightness, chroma, hue]))) least = chroma;
  else
    for (let step = 0; step < 20; step += 1) {
      const middle = (least + most) / 2;
      if (isShowable(toLinear([lightness, middle, hue]))) least = middle;
      else most = middle;
    }
  return toLinear([lightness, least, hue]).map(toPart) as unknown as Rgb;
}

function toLinear([lightness, chroma, hue]: Oklch): number[] {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

const rounding = 0.0001;
const isShowable = (parts: number[]) => parts.every((part) => part >= -rounding && part <= 1 + rounding);

function toPart(value: number): number {
  const clamped = Math.min(1, Math.max(0, value));
  const encoded = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255);
}

/** The lightness of a color in OKLCH, from 0 to 1. */
export function lightnessOf(color: Rgb): number {
  return toOklch(color)[0];
}
