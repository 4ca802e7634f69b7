import type Stripe from "stripe";
import { parseDecimal, roundDecimal } from "../../decimal";

/** Prices, and their amounts in each currency they are sold in. Pure: makes no requests. */

export type Interval = Stripe.Price.Recurring.Interval;

/** The last unit of the tier (null: no limit). Amounts are decimals of the minor unit, such as "0.5". */
export type PriceTier = { upTo: number | null; unit: string; flat: string };

/**
 * How a price charges. `unit`: an amount for every unit, or for every package of units. `graduated`: each
 * tier charges for the units within it, plus its flat amount once reached. `volume`: the one tier that
 * contains the quantity charges for all units.
 */
export type Rate = { kind: "unit"; unit: string } | { kind: "graduated" | "volume"; tiers: PriceTier[] };

export type Price = {
  id: string;
  productId: string;
  /**
   * The cost of a unit or a package, if it is a whole amount. Null for tiers and for fractions of the minor
   * unit.
   */
  amount: number | null;
  /** How the price charges in its own currency. Null if Stripe didn't say. */
  rate: Rate | null;
  currency: string;
  /** How the price charges in each of its currencies, as far as these were requested. */
  rates: Readonly<Record<string, Rate | null>>;
  interval: Interval;
  intervalCount: number;
  isMetered: boolean;
  /** Every unit costs `amount`: no tiers, packages or usage. */
  isPerUnit: boolean;
  /**
   * Units are sold in packages of this size, and a partial package is rounded up or down. Null if units are
   * sold singly.
   */
  packages: { size: number; isRoundedUp: boolean } | null;
  isActive: boolean;
};

/** The cost of a unit, if it is a whole number of minor units. */
export function wholeAmount(rate: Rate | null): number | null {
  return rate?.kind === "unit" && /^-?\d+$/.test(rate.unit) ? Number(rate.unit) : null;
}

/** The same price in that currency. Null if it isn't sold in it. */
export function priceIn(price: Price, currency: string): Price | null {
  if (price.currency === currency) return price;
  const rate = price.rates[currency];
  return rate === undefined ? null : withRate(price, currency, rate);
}

/** The price of a subscription item, in the subscription's currency, which may not be the price's own. */
export function priceInSubscription(price: Price, currency: string): Price {
  // When a currency is removed from a price, Stripe keeps charging the agreed amount but doesn't report it.
  return priceIn(price, currency) ?? withRate(price, currency, null);
}

function withRate(price: Price, currency: string, rate: Rate | null): Price {
  const amount = wholeAmount(rate);
  return { ...price, currency, rate, amount, isPerUnit: price.isPerUnit && amount !== null };
}

/** The plans sold in this currency, with their prices in it. */
export function plansIn<Plan extends { price: Price }>(plans: readonly Plan[], currency: string): Plan[] {
  return plans.flatMap((plan) => {
    const price = priceIn(plan.price, currency);
    return price ? [{ ...plan, price }] : [];
  });
}

/**
 * The cost of this many units per period, in whole minor units. Packages are counted first, and the amount is
 * rounded once. Null if unknown: how tiers charge for zero units isn't documented.
 */
export function totalOf(
  { rate, packages }: Pick<Price, "rate" | "packages">,
  quantity: number,
): number | null {
  if (!rate) return null;
  if (rate.kind !== "unit")
    return quantity > 0 ? roundDecimal(tieredTotal(rate.kind, rate.tiers, quantity)) : null;
  return roundDecimal(
    parseDecimal(rate.unit) * BigInt(packages ? countPackages(packages, quantity) : quantity),
  );
}

function countPackages({ size, isRoundedUp }: NonNullable<Price["packages"]>, quantity: number): number {
  return isRoundedUp ? Math.ceil(quantity / size) : Math.floor(quantity / size);
}

function tieredTotal(kind: "graduated" | "volume", tiers: PriceTier[], quantity: number): bigint {
  const covers = ({ upTo }: PriceTier) => upTo === null || quantity <= upTo;
  if (kind === "volume") {
    const tier = tiers.find(covers);
    return tier ? tierTotal(tier, quantity) : 0n;
  }
  const reached = tiers.filter((_, place) => quantity > (tiers[place - 1]?.upTo ?? 0));
  return reached.reduce((sum, tier, place) => {
    const below = reached[place - 1]?.upTo ?? 0;
    return sum + tierTotal(tier, Math.min(quantity, tier.upTo ?? quantity) - below);
  }, 0n);
}

const tierTotal = ({ unit, flat }: PriceTier, units: number): bigint =>
  parseDecimal(unit) * BigInt(units) + parseDecimal(flat);

/** Whether the price is free at every quantity. */
export function isPriceFree({ rate }: Pick<Price, "rate">): boolean {
  const isZero = (amount: string) => parseDecimal(amount) === 0n;
  if (!rate) return false;
  return rate.kind === "unit"
    ? isZero(rate.unit)
    : rate.tiers.every(({ unit, flat }) => isZero(unit) && isZero(flat));
}
