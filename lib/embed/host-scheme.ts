export type Scheme = "light" | "dark";

/**
 * Whether the merchant's page is light or dark at this place. The transparent frame must follow the page, not
 * the customer's system: a dark portal on an always-light page would be white on white. The page's text color
 * is the best sign, because it is legible on whatever background the page paints.
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
