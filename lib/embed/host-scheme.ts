export type Scheme = "light" | "dark";

/**
 * Whether the merchant's page is light or dark where the portal is. The transparent frame must follow the page, not the
 * customer's system: a dark portal on an always-light page would be white on white. The page's text color is the best
 * sign, because it is legible on whatever background the page paints.
 */
export function schemeOfText(color: string): Scheme {
  const numbers = color.match(/[ (,][\d.]+/g) ?? [];
  const [first = 0, green = 0, blue = 0] = numbers.map((text) => Number(text.slice(1)));
  // lab() and lch() begin with a lightness from 0 to 100, oklab() and oklch() with one from 0 to 1.
  const lightness = /^(ok)?l/.test(color) ? first : 0.299 * first + 0.587 * green + 0.114 * blue;
  const most = { r: 255, l: 100 }[color[0] ?? ""] ?? 1;
  return lightness / most > 0.6 ? "dark" : "light";
}
