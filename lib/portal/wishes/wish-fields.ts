import { z } from "zod";
import { readOwnTexts } from "../../i18n/own-texts";
import { plainText } from "../../plain-text";
import { cardStyle } from "./card-style";

/**
 * The wishes of a merchant's page besides `sections` and `open`, under the names that Servicebot and Billflow gave
 * them. Each only narrows or presets what the merchant's settings allow. `docs/compatibility.md` says what each does.
 */

/** Servers print booleans as text too. */
const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]);
const shortText = z.string().overwrite(plainText).trim().min(1).max(100);
/** A list, or one text with commas, as WordPress sends it. */
const tiers = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(","))])
  .transform((names) => names.map((name) => name.trim()).filter(Boolean))
  .pipe(z.array(shortText).max(50));
/** Pages may print numbers as text. */
const count = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ])
  .pipe(z.int().min(0).max(1e9));
const byUnit = <Value extends z.ZodType>(value: Value) =>
  z.record(shortText, value).refine((entries) => Object.keys(entries).length <= 20);
const forced = {
  always: ["change_plan", "resubscribe"],
  change_plan: ["change_plan"],
  resubscribe: ["resubscribe"],
};

/** An unusable field is left out, and the console names it in debug mode. */
export const wishFields = {
  /** Takes no discount codes. */
  disableCoupon: flag,
  /** When a cancellation takes effect is for the settings to say; a page that wants it otherwise is told so. */
  cancel_now: flag,
  /** Shown in the dialog that asks whether to cancel. */
  messageOnCancel: z.string().trim().min(1).max(500),
  /** Tiers that can't be chosen, by `sb_tier` or name. */
  disableTiers: tiers,
  hideTiers: tiers,
  /** How many units the dialog begins with: of everything, or by unit label. */
  quantity: z.union([count, byUnit(count)]),
  /** `behavior.quantityManagement.unit`: narrower limits, by unit label. */
  unitLimits: byUnit(z.object({ min: count, max: count, step: count }).partial()),
  hideCountryPostal: flag,
  /** The operations that need a card even if nothing is due. */
  forceCard: z
    .union([
      z.literal(true).transform(() => "always" as const),
      z.enum(["always", "change_plan", "resubscribe"]),
    ])
    .transform((when) => forced[when] as ("change_plan" | "resubscribe")[]),
  /** `theme.stripeElement.style`: how Stripe's card form looks. */
  cardStyle,
  /** Only plans of this `sb_service`. */
  service: shortText,
  /** The plan that the dialogs begin with. */
  tier: shortText,
  interval: z.enum(["day", "week", "month", "year"]),
  interval_count: count,
  /** A discount code, already typed in. */
  coupon: z.string().trim().min(1).max(200),
  texts: z.unknown().transform((sent) => readOwnTexts(sent).texts),
  /** Explains in the console what of this was ignored. */
  debug: flag,
};

export type WishName = keyof typeof wishFields;
export type WishValues = { [Name in WishName]?: z.output<(typeof wishFields)[Name]> };

/** Where a page writes each of them, in what the loader sends. */
export const wishPaths: Record<WishName, string> = {
  disableCoupon: "disableCoupon",
  cancel_now: "cancel_now",
  messageOnCancel: "messageOnCancel",
  disableTiers: "disableTiers",
  hideTiers: "hideTiers",
  quantity: "quantity",
  unitLimits: "behavior.quantityManagement.unit",
  hideCountryPostal: "card.hideCountryPostal",
  forceCard: "forceCard",
  cardStyle: "theme.stripeElement.style",
  service: "service",
  tier: "tier",
  interval: "interval",
  interval_count: "interval_count",
  coupon: "coupon",
  texts: "texts",
  debug: "debug",
};

/** Options that pages also send: read elsewhere, or true here anyway. */
export const otherPaths = [
  "sections",
  "open",
  "i18n.defaultLng",
  "card.hideName",
  "card.hideAddress",
] as const;

/** Options that only made sense where customers sign up. */
export const pathsWithoutEffect = ["behavior.signup"] as const;
