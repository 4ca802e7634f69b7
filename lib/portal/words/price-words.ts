import { parseDecimal } from "../../decimal";
import type { Language } from "../../i18n/languages";
import { joinIn } from "../../i18n/punctuation";
import type { Say } from "../../i18n/say";
import { isPriceFree, type Price, type PriceTier, type Rate, totalOf } from "../../stripe/catalogue/price";
import { type Labeled, unitsOf, unnamedUnit } from "../plan/unit-label";

/** The language functions needed to describe a price. */
export type PriceLanguage = {
  say: Say;
  language: Language;
  /** `amount` in the minor unit. */
  money: (amount: number, currency: string) => string;
  /** `decimal` is an amount in the minor unit, with fractions. */
  rate: (decimal: string, currency: string) => string;
  number: (number: number) => string;
};

/** The name of one unit; null if the merchant hasn't set one. */
export type Unit = Labeled | null;

/**
 * "$29.00 per month", "5 × $10.00 per month", "$30.00 per month for 250 seats", "from $8.00 per seat per month",
 * "$0.0004 per request", "Free". Covers every kind of price in Stripe. Omit `quantity` if it isn't known yet.
 */
export function sayPrice(
  means: PriceLanguage,
  price: Price,
  quantity: number | undefined,
  unit: Unit,
): string {
  const { say, rate, number } = means;
  if (!price.rate) return say(price.isMetered ? "price.usage" : "price.custom");
  if (isPriceFree(price)) return say("price.free");
  if (price.isMetered) {
    const each = sayEach(means, price, price.rate, unit);
    return hasFlat(price.rate) ? perPeriod(means, price, each) : each;
  }
  if (price.rate.kind === "unit" && !price.packages) {
    const single = perPeriod(means, price, rate(price.rate.unit, price.currency));
    return quantity === undefined || quantity === 1
      ? single
      : say("price.quantity", { quantity: number(quantity), price: single });
  }
  const total = quantity === undefined ? null : totalOf(price, quantity);
  if (total === 0) return say("price.free");
  if (total === null || quantity === undefined)
    return perPeriod(means, price, sayEach(means, price, price.rate, unit));
  const values = { units: unitsOf(unitNameOf(means, unit), quantity, means.language) };
  return say("price.for_units", { ...values, price: sayTotal(means, price, total) });
}

/** "$30.00 per month": the total for a quantity. */
export function sayTotal(means: PriceLanguage, price: Price, total: number): string {
  return perPeriod(means, price, means.money(total, price.currency));
}

/** Adds the billing period to an amount: "$29.00 per month". */
export function perPeriod(
  { say }: PriceLanguage,
  { interval, intervalCount }: Price,
  amount: string,
): string {
  const values = { amount, unit: interval, count: intervalCount };
  return intervalCount === 1 ? say("price.per", values) : say("price.every", values);
}

export const unitNameOf = ({ say }: PriceLanguage, unit: Unit): Labeled =>
  unit?.unitLabel ? unit : unnamedUnit(say);

/** The price without a period: "$10.00 per 5 seats", "$0.0004 per request", "from $8.00 per seat", "from $20.00". */
function sayEach(means: PriceLanguage, { packages, currency }: Price, of: Rate, unit: Unit): string {
  const { say, rate, language } = means;
  const each = unitNameOf(means, unit);
  const one = each.unitLabel ?? "";
  if (of.kind === "unit") {
    const amount = rate(of.unit, currency);
    if (!packages) return say("price.per_unit", { amount, unit: one });
    return say("price.per_unit", { amount, unit: unitsOf(each, packages.size, language) });
  }
  if (hasFlat(of)) {
    const lowest = Math.min(
      ...firstQuantities(of.tiers).map((start) => totalOf({ rate: of, packages }, start) ?? 0),
    );
    return say("price.from", { amount: means.money(lowest, currency) });
  }
  const [first] = of.tiers;
  const amount = rate(lowestUnitAmount(of.tiers), currency);
  if (first && parseDecimal(first.unit) === 0n && first.upTo !== null)
    return say("price.free_up_to", { units: unitsOf(each, first.upTo, language), amount, unit: one });
  const isOne = new Set(of.tiers.map((tier) => tier.unit)).size === 1;
  return say(isOne ? "price.per_unit" : "price.from_per_unit", { amount, unit: one });
}

/** True if any tier has a flat amount, whichever tier applies. */
const hasFlat = (of: Rate) => of.kind !== "unit" && of.tiers.some(({ flat }) => parseDecimal(flat) !== 0n);

/** The first quantity in each tier. */
const firstQuantities = (tiers: PriceTier[]) => tiers.map((_, place) => (tiers[place - 1]?.upTo ?? 0) + 1);

/** The lowest unit amount above zero. */
function lowestUnitAmount(tiers: PriceTier[]): string {
  const asking = tiers.map(({ unit }) => unit).filter((unit) => parseDecimal(unit) !== 0n);
  const [lowest = "0"] = asking.sort((one, other) => (parseDecimal(one) < parseDecimal(other) ? -1 : 1));
  return lowest;
}

/** With more tiers than this, only the lowest amount is shown. */
const maxTiers = 5;

/**
 * Explains how the price is calculated, if that isn't obvious from the price itself: "$10.00 per 100 seats", or each
 * tier. Null if there is nothing to add.
 */
export function sayRate(means: PriceLanguage, price: Price, unit: Unit): string | null {
  const { rate, packages, currency, isMetered } = price;
  if (!rate || isPriceFree(price)) return null;
  if (rate.kind === "unit") return packages && !isMetered ? sayEach(means, price, rate, unit) : null;
  if (rate.tiers.length > maxTiers) return isMetered ? null : sayEach(means, price, rate, unit);
  const { kind } = rate;
  const [only, ...more] = rate.tiers;
  if (only && more.length === 0) return hasFlat(rate) ? sayParts(means, only, currency) : null;
  const tiers = rate.tiers.map((tier, place) => {
    const before = rate.tiers[place - 1]?.upTo ?? 0;
    return sayTier(means, { tier, before, currency, unit, kind });
  });
  return means.say(kind === "volume" ? "price.tiers.volume" : "price.tiers.graduated", {
    tiers: joinIn(means.language, "clause", tiers),
  });
}

type TierContext = {
  tier: PriceTier;
  before: number;
  currency: string;
  unit: Unit;
  kind: "graduated" | "volume";
};

function sayTier(means: PriceLanguage, { tier, before, currency, unit, kind }: TierContext): string {
  const { say, number, language } = means;
  const each = unitNameOf(means, unit);
  const amount = sayParts(means, tier, currency);
  if (tier.upTo === null) {
    const range = say("price.tier.from", { units: unitsOf(each, before + 1, language) });
    return say("price.tier", { range, amount });
  }
  const first = kind === "volume" ? "price.tier.up_to" : "price.tier.first";
  const units = unitsOf(each, tier.upTo, language);
  const range = say(before === 0 ? first : "price.tier.range", { from: number(before + 1), units });
  return say("price.tier", { range, amount });
}

/** "$20.00 + $8.00 each" */
function sayParts({ say, rate }: PriceLanguage, { unit, flat }: PriceTier, currency: string): string {
  const parts = [
    ...(parseDecimal(flat) !== 0n ? [rate(flat, currency)] : []),
    ...(parseDecimal(unit) !== 0n ? [say("price.tier.each", { amount: rate(unit, currency) })] : []),
  ];
  return parts.length > 0 ? parts.join(" + ") : say("price.free");
}
