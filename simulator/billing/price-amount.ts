import type { Price } from "./records";
import type { ExactAmount } from "./rounding";
import { exactly, parseExactly } from "./rounding";

/** The exact price of one unit. Metered prices are billed from usage, which the simulator does not meter: zero. */
export function unitAmount(price: Price): ExactAmount {
  if (isMetered(price)) return 0n;
  return price.unit_amount_decimal === null
    ? exactly(price.unit_amount ?? 0)
    : parseExactly(price.unit_amount_decimal);
}

/** The exact price of a whole period for that many units. */
export function priceFor(price: Price, quantity: number): ExactAmount {
  return unitAmount(price) * BigInt(billedQuantity(price, quantity));
}

export function isMetered(price: Price): boolean {
  return price.recurring?.usage_type === "metered";
}

/** Prices per package (`transform_quantity`) bill packages, not units. */
function billedQuantity(price: Price, quantity: number): number {
  if (!price.transform_quantity) return quantity;
  const { divide_by: size, round } = price.transform_quantity;
  return round === "up" ? Math.ceil(quantity / size) : Math.floor(quantity / size);
}
