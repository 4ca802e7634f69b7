export type Scheme = "light" | "dark";

/**
 * Whether the merchant's page is light or dark at this place. The transparent frame must follow the page, not
 * the customer's system: a dark portal on an always-light page would be white on white. The page's text color
 * is the best sign, because it is legible on whatever background the page paints.
 */
export function schemeOfText(color: string): Scheme {
  const [red = 0, green = 0, blue = 0] = (color.match(/[ (,][\d.]+/g) ?? []).map((text) =>
    Number(text.slice(1)),
  );
  // rgb() counts to 255, lab() and lch() to 100, and oklab(), oklch() and color() to 1.
  const scale = /^r/.test(color) ? 255 : /^l/.test(color) ? 100 : 1;
  const lightness = /^o?k?l/.test(color) ? red : 0.299 * red + 0.587 * green + 0.114 * blue;
  return lightness / scale > 0.6 ? "dark" : "light";
}
