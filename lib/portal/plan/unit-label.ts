import { formatNumber } from "../../format";
import type { Say } from "../../i18n/say";
import { plainText } from "../../plain-text";
import type { Product } from "../../stripe/catalogue/plans";

/** The metadata key for the plural if the regular English one is wrong: "people" for "person". */
const pluralTag = "sb_unit_label_plural";

/** A label for units that the merchant hasn't named. */
export function unnamedUnit(say: Say): Labeled {
  return { unitLabel: say("unit.unnamed"), metadata: { [pluralTag]: say("unit.unnamed.plural") } };
}

export type Labeled = Pick<Product, "unitLabel" | "metadata">;

/** "1 seat", "7 seats": the number of units, in the merchant's own word. */
export function unitsOf(product: Labeled, quantity: number, language: string): string {
  const label = quantity === 1 ? (product.unitLabel ?? "") : pluralOf(product);
  return `${formatNumber(language, quantity)} ${label}`;
}

/** "seats": the merchant's plural, or the label's regular English plural. */
export function pluralOf({ unitLabel, metadata }: Labeled): string {
  const label = unitLabel ?? "";
  const own = plainText(metadata[pluralTag] ?? "").trim();
  if (own) return own;
  // English plurals only work for words in Latin letters.
  if (!/[a-z]$/i.test(label)) return label;
  // Many merchants write the plural into Stripe's field.
  if (/s$/i.test(label) && !/ss$/i.test(label)) return label;
  if (/(?:ss|x|z|ch|sh)$/i.test(label)) return `${label}es`;
  if (/[^aeiou]y$/i.test(label)) return `${label.slice(0, -1)}ies`;
  return `${label}s`;
}
