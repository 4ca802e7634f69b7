import { z } from "zod";
import { readOwnTexts } from "../../i18n/own-texts";
import { plainText } from "../../plain-text";
import { cardStyle } from "./card-style";

/**
 * The wishes of a merchant's page besides `sections` and `open`, under the names of Servicebot and Billflow. Each only
 * narrows or presets what the merchant's settings allow. `docs/compatibility.md` describes their effects.
 */

/** Servers may print booleans as strings. */
const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]);
const shortText = z.string().overwrite(plainText).trim().min(1).max(100);
/** A list, or one string with commas, as WordPress sends it. */
const tiers = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(","))])
  .transform((names) => names.map((name) => name.trim()).filter(Boolean))
  .pipe(z.array(shortText).max(50));
/** Pages may print numbers as strings. */
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

/** An unusable value is dropped, and debug mode names its field in the console. */
export const wishFields = {
  /** Hides discount codes. */
  disableCoupon: flag,
  /**
   * Has no effect, because the settings decide when a cancellation takes effect. Debug mode reports a page that asks
   * for another time.
   */
  cancel_now: flag,
  /** Shown in the cancellation dialog. */
  messageOnCancel: z.string().trim().min(1).max(500),
  /** Tiers that can't be chosen, by `sb_tier` or name. */
  disableTiers: tiers,
  hideTiers: tiers,
  /** The quantity that the dialog starts with: for all units, or by unit label. */
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
  /** `theme.stripeElement.style`: the appearance of Stripe's card form. */
  cardStyle,
  /** Only plans of this `sb_service`. */
  service: shortText,
  /** The plan that the dialogs start with. */
  tier: shortText,
  interval: z.enum(["day", "week", "month", "year"]),
  interval_count: count,
  /** A discount code to fill in. */
  coupon: z.string().trim().min(1).max(200),
  texts: z.unknown().transform((sent) => readOwnTexts(sent).texts),
  /** Lists ignored wishes in the console. */
  debug: flag,
};

export type WishName = keyof typeof wishFields;
export type WishValues = { [Name in WishName]?: z.output<(typeof wishFields)[Name]> };

/** The path of each wish in the loader's options. */
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

/** Options that pages also send. They are read elsewhere, or are always true here. */
export const otherPaths = [
  "sections",
  "open",
  "i18n.defaultLng",
  "card.hideName",
  "card.hideAddress",
] as const;

/** Options that only make sense where customers sign up. */
export const pathsWithoutEffect = ["behavior.signup"] as const;
