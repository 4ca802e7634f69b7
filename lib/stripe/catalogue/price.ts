import type Stripe from "stripe";
import { parseDecimal, roundDecimal } from "../../decimal";

/** Prices, and what they are in the currencies they are sold in. Pure: it asks nobody. */

export type Interval = Stripe.Price.Recurring.Interval;

/** Up to and with so many units (null: without end). Amounts are decimals of the minor unit, such as "0.5". */
export type Tier = { upTo: number | null; unit: string; flat: string };

/**
 * What a price asks for. `unit`: so much for every unit, or for every package of them. `graduated`: each tier
 * asks for the units in it, and for its flat amount once it is reached. `volume`: the one tier that holds the number asks
 * for all of them.
 */
export type Rate = { kind: "unit"; unit: string } | { kind: "graduated" | "volume"; tiers: Tier[] };

export type Price = {
  id: string;
  productId: string;
  /** What a unit or a package costs where that is a whole amount; null for tiers and for parts of the minor unit. */
  amount: number | null;
  /** What it asks for in its currency; null where Stripe did not say. */
  rate: Rate | null;
  currency: string;
  /** The same in every currency it is sold in, as far as was asked for. */
  rates: Readonly<Record<string, Rate | null>>;
  interval: Interval;
  intervalCount: number;
  isMetered: boolean;
  /** Every unit takes the amount: neither in tiers, nor in packages, nor by usage. */
  isPerUnit: boolean;
  /** So many units are sold together, and what is begun or not full counts so; null where units are sold singly. */
  packages: { size: number; isRoundedUp: boolean } | null;
  isActive: boolean;
};

/** What a unit costs where that is a whole amount of the minor unit. */
export function wholeAmount(rate: Rate | null): number | null {
  return rate?.kind === "unit" && /^-?\d+$/.test(rate.unit) ? Number(rate.unit) : null;
}

/** The same price as it is paid in that currency; null where it is not sold in it. */
export function priceIn(price: Price, currency: string): Price | null {
  if (price.currency === currency) return price;
  const rate = price.rates[currency];
  return rate === undefined ? null : withRate(price, currency, rate);
}

/** The price of a subscription's item, which is paid in the subscription's currency whatever the price's own is. */
export function priceAsPaid(price: Price, currency: string): Price {
  // Stripe goes on with what was agreed to when a currency is taken from a price, and tells nobody the amount.
  return priceIn(price, currency) ?? withRate(price, currency, null);
}

function withRate(price: Price, currency: string, rate: Rate | null): Price {
  const amount = wholeAmount(rate);
  return { ...price, currency, rate, amount, isPerUnit: price.isPerUnit && amount !== null };
}

/** The plans that can be paid in this currency, as they are paid in it. */
export function plansIn<Plan extends { price: Price }>(plans: readonly Plan[], currency: string): Plan[] {
  return plans.flatMap((plan) => {
    const price = priceIn(plan.price, currency);
    return price ? [{ ...plan, price }] : [];
  });
}

/**
 * What so many units cost in a period, in whole minor units: packages are counted first, and the amount is rounded once.
 * Null where that is not known: what tiers ask for no unit at all is not documented.
 */
export function totalOf(
  { rate, packages }: Pick<Price, "rate" | "packages">,
  quantity: number,
): number | null {
  if (!rate) return null;
  if (rate.kind !== "unit")
    return quantity > 0 ? roundDecimal(tieredTotal(rate.kind, rate.tiers, quantity)) : null;
  return roundDecimal(
    parseDecimal(rate.unit) * BigInt(packages ? packagesFor(packages, quantity) : quantity),
  );
}

function packagesFor({ size, isRoundedUp }: NonNullable<Price["packages"]>, quantity: number): number {
  return isRoundedUp ? Math.ceil(quantity / size) : Math.floor(quantity / size);
}

function tieredTotal(kind: "graduated" | "volume", tiers: Tier[], quantity: number): bigint {
  const holds = ({ upTo }: Tier) => upTo === null || quantity <= upTo;
  if (kind === "volume") {
    const tier = tiers.find(holds);
    return tier ? tierTotal(tier, quantity) : 0n;
  }
  const reached = tiers.filter((_, place) => quantity > (tiers[place - 1]?.upTo ?? 0));
  return reached.reduce((sum, tier, place) => {
    const below = reached[place - 1]?.upTo ?? 0;
    return sum + tierTotal(tier, Math.min(quantity, tier.upTo ?? quantity) - below);
  }, 0n);
}

const tierTotal = ({ unit, flat }: Tier, units: number): bigint =>
  parseDecimal(unit) * BigInt(units) + parseDecimal(flat);

/** Asks for nothing, however many units there are. */
export function asksForNothing({ rate }: Pick<Price, "rate">): boolean {
  const isZero = (amount: string) => parseDecimal(amount) === 0n;
  if (!rate) return false;
  return rate.kind === "unit"
    ? isZero(rate.unit)
    : rate.tiers.every(({ unit, flat }) => isZero(unit) && isZero(flat));
}
