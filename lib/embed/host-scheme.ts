export type Scheme = "light" | "dark";

/**
 * Whether the merchant's page is light or dark here. The frame is transparent, so it must follow the page and not
 * the customer's system: a dark portal on a page that is always light would be white on white. The colour of the
 * page's own text says it best, because it is legible whatever paints the background.
 */
export function schemeOfText(color: string): Scheme {
  const numbers = color.match(/[ (,][\d.]+/g) ?? [];
  const [first = 0, green = 0, blue = 0] = numbers.map((text) => Number(text.slice(1)));
  if (color.startsWith("okl")) return schemeOf(first);
  if (color.startsWith("l")) return schemeOf(first / 100);
  const lightness = 0.299 * first + 0.587 * green + 0.114 * blue;
  return schemeOf(color.startsWith("rgb") ? lightness / 255 : lightness);
}

function schemeOf(textLightness: number): Scheme {
  return textLightness > 0.6 ? "dark" : "light";
}
