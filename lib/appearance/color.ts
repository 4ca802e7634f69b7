/** A color as three numbers from 0 to 255. What a merchant or a page wrote is shown only after it became one. */
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

/** WCAG 2.2, from 1 to 21. */
export function contrastOf(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminanceOf(color: Rgb): number {
  const [red, green, blue] = color.map(linear) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** L of OKLCH, from 0 to 1 (https://www.w3.org/TR/css-color-4/#color-conversion-code). */
export function lightnessOf(color: Rgb): number {
  const [red, green, blue] = color.map(linear) as [number, number, number];
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short;
}
