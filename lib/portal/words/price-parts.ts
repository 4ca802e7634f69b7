import { isPriceFree, type Price, totalOf } from "../../stripe/catalogue/price";
import { unitsOf } from "../plan/unit-label";
import { perPeriod, type PriceLanguage, sayPrice, type Unit, unitNameOf } from "./price-words";

/** A price in two parts, for a column of amounts with a second line below each. */
export type PriceParts = {
  /** "$49.00", "5 × $10.00", or the whole text if the amount can't be separated. */
  amount: string;
  /** "per month", "per month for 250 seats". Null if `amount` is the whole text. */
  period: string | null;
  /** True if `period` is only the interval. */
  isPlain: boolean;
};

/** Splits the text of `sayPrice` into parts. */
export function priceParts(
  means: PriceLanguage,
  price: Price,
  quantity: number | undefined,
  unit: Unit,
): PriceParts {
  const { say, money, rate, number } = means;
  const whole = { amount: sayPrice(means, price, quantity, unit), period: null, isPlain: false };
  if (!price.rate || isPriceFree(price) || price.isMetered) return whole;
  const period = perPeriod(means, price, "").trim();
  if (price.rate.kind === "unit" && !price.packages) {
    const one = rate(price.rate.unit, price.currency);
    const several = quantity === undefined || quantity === 1 ? null : number(quantity);
    const amount = several ? say("price.quantity", { quantity: several, price: one }) : one;
    return { amount, period, isPlain: true };
  }
  const total = quantity === undefined ? null : totalOf(price, quantity);
  if (!total || quantity === undefined) return whole;
  const units = unitsOf(unitNameOf(means, unit), quantity, means.language);
  return {
    amount: money(total, price.currency),
    period: say("price.for_units", { price: period, units }),
    isPlain: false,
  };
}
