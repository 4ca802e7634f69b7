export type Scheme = "light" | "dark";

/**
 * Whether the merchant's page is light or dark here. The frame is transparent, so it must follow the page and not
 * the customer's system: a dark portal on a page that is always light would be white on white. The colour of the
 * page's own text says it best, because it is legible whatever paints the background.
 */
export function schemeOfText(color: string): Scheme {
  const [first = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  if (color.startsWith("rgb")) return schemeOf((0.299 * first + 0.587 * green + 0.114 * blue) / 255);
  if (color.startsWith("okl")) return schemeOf(first);
  return schemeOf(color.startsWith("l") ? first / 100 : 0);
}

function schemeOf(textLightness: number): Scheme {
  return textLightness > 0.6 ? "dark" : "light";
}
