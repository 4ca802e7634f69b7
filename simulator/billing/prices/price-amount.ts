import type { Price } from "./price-records";
import { type ExactAmount, parseExactAmount, toExactAmount } from "./rounding";
import { tieredAmount } from "./tiers";

/** The exact price of a whole period. `quantity` is the number of licensed units, or the usage of a metered price. */
export function priceFor(price: Price, quantity: number): ExactAmount {
  if (price.billing_scheme === "tiered") return tieredAmount(price, quantity);
  return unitAmount(price) * BigInt(billedQuantity(price, quantity));
}

/** The price charged in advance for a period: nothing for a metered price, which is charged after use. */
export function priceInAdvance(price: Price, quantity: number): ExactAmount {
  return isMetered(price) ? 0n : priceFor(price, quantity);
}

export function isMetered(price: Price): boolean {
  return price.recurring?.usage_type === "metered";
}

function unitAmount(price: Price): ExactAmount {
  return price.unit_amount_decimal === null
    ? toExactAmount(price.unit_amount ?? 0)
    : parseExactAmount(price.unit_amount_decimal);
}

/** With package pricing (`transform_quantity`), Stripe bills packages, not units. */
function billedQuantity(price: Price, quantity: number): number {
  if (!price.transform_quantity) return quantity;
  const { divide_by: size, round } = price.transform_quantity;
  return round === "up" ? Math.ceil(quantity / size) : Math.floor(quantity / size);
}
