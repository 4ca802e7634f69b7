import type { Price, Tier } from "./price-records";
import { type ExactAmount, parseExactAmount, toExactAmount } from "./rounding";

/**
 * The exact price of this quantity. `graduated` bills each tier's units at that tier's price; `volume` bills all units
 * at the price of the tier they reach. Quantity zero counts as being in the first tier, so it is billed that tier's
 * flat amount.
 */
export function tieredAmount({ tiers, tiers_mode: mode }: Price, quantity: number): ExactAmount {
  const list = tiers ?? [];
  const reached = list.findIndex(({ up_to: last }) => last === null || quantity <= last);
  const top = list[reached];
  if (!top) throw new Error(`No tier goes as far as ${quantity}.`);
  if (mode === "volume") return tierAmount(top, quantity);
  return list.slice(0, reached + 1).reduce((sum, tier, i) => {
    const below = list[i - 1]?.up_to ?? 0;
    return sum + tierAmount(tier, Math.min(quantity, tier.up_to ?? quantity) - below);
  }, 0n);
}

function tierAmount(tier: Tier, units: number): ExactAmount {
  const each = read(tier.unit_amount_decimal, tier.unit_amount);
  return read(tier.flat_amount_decimal, tier.flat_amount) + each * BigInt(Math.max(units, 0));
}

const read = (decimal: string | null, whole: number | null): ExactAmount =>
  decimal === null ? toExactAmount(whole ?? 0) : parseExactAmount(decimal);
