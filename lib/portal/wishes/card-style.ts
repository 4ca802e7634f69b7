import { z } from "zod";
import { parseColor, toHex } from "../../appearance/color";
import { readFamily } from "../../appearance/page-appearance";

/**
 * Converts the style that pages gave to Stripe's older card form (https://docs.stripe.com/js/appendix/style) to
 * variables of the current form's appearance (https://docs.stripe.com/elements/appearance-api). Properties without an
 * equivalent are dropped.
 */
export type CardStyle = Partial<
  Record<
    | "colorText"
    | "colorBackground"
    | "colorTextPlaceholder"
    | "colorDanger"
    | "iconColor"
    | "fontFamily"
    | "fontSizeBase"
    | "fontWeightNormal",
    string
  >
>;

/** A color as hex, or one of CSS's names. Stripe ignores a name that it doesn't know. */
const color = (text: string) => {
  const parsed = parseColor(text);
  if (parsed) return toHex(parsed);
  return /^[a-z]{3,20}$/i.test(text) ? text : undefined;
};
const size = (text: string) => (/^\d{1,2}(\.\d{1,3})?(px|rem)$/.test(text) ? text : undefined);
const weight = (text: string) => (/^([1-9]00|normal|bold)$/.test(text) ? text : undefined);
const family = (text: string) => readFamily(text) ?? undefined;

type Variant = Record<string, unknown>;
const variantOf = (style: Variant, name: string) => (isObject(style[name]) ? style[name] : {});
const isObject = (value: unknown): value is Variant =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function readCardStyle(style: Variant): CardStyle {
  const base = variantOf(style, "base");
  const placeholder = variantOf(base, "::placeholder");
  const read = (value: unknown, as: (text: string) => string | undefined) =>
    typeof value === "string" || typeof value === "number" ? as(String(value)) : undefined;
  const found = {
    colorText: read(base.color, color),
    colorBackground: read(base.backgroundColor, color),
    colorTextPlaceholder: read(placeholder.color, color),
    colorDanger: read(variantOf(style, "invalid").color, color),
    iconColor: read(base.iconColor, color),
    fontFamily: read(base.fontFamily, family),
    fontSizeBase: read(base.fontSize, size),
    fontWeightNormal: read(base.fontWeight, weight),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as CardStyle;
}

export const cardStyle = z.record(z.string(), z.unknown()).transform(readCardStyle);
