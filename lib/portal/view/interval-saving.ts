import { parseDecimal } from "../../decimal";
import { formatPercent } from "../../format";
import type { Price } from "../../stripe/catalogue/price";
import type { Speaker } from "../words/sentences";

/** Months don't consist of whole weeks, so only intervals of one kind are compared: days, or months. */
const lengths: Record<string, { kind: string; length: number }> = {
  day: { kind: "days", length: 1 },
  week: { kind: "days", length: 7 },
  month: { kind: "months", length: 1 },
  year: { kind: "months", length: 12 },
};

/**
 * Says how much these prices save, compared with the same tiers at the shortest interval: "Save 16%", or "Save up to
 * 16%" if the savings differ. Null if the prices save nothing.
 */
export function saySaving({ say, language }: Speaker, prices: Price[], shortest: Price[]): string | null {
  const savings = prices.flatMap((price) => {
    const base = shortest.find(({ productId }) => productId === price.productId);
    const percent = base && savingOf(price, base);
    return percent === null || percent === undefined ? [] : [percent];
  });
  const most = Math.max(0, ...savings);
  if (most === 0) return null;
  const percent = formatPercent(language, most);
  return say(savings.every((one) => one === most) ? "plan.saving" : "plan.saving.up_to", { percent });
}

/** The saving in whole percent, rounded down, or 0 if the price costs more. Null if the prices can't be compared. */
function savingOf(price: Price, base: Price): number | null {
  if (price.id === base.id || price.currency !== base.currency) return null;
  const [own, other] = [lengths[price.interval], lengths[base.interval]];
  const [cost, baseCost] = [costOf(price), costOf(base)];
  if (!own || own.kind !== other?.kind || cost === null || baseCost === null || baseCost === 0n) return null;
  // Each cost is multiplied by the other interval's length, because the longer interval may not be a whole multiple of
  // the shorter one.
  const before = baseCost * BigInt(own.length * price.intervalCount);
  const after = cost * BigInt(other.length * base.intervalCount);
  return after >= before ? 0 : Number(((before - after) * 100n) / before);
}

/** Returns a unit's price, if it is the same for every unit. */
function costOf({ rate, packages, isMetered }: Price): bigint | null {
  return rate?.kind === "unit" && !packages && !isMetered ? parseDecimal(rate.unit) : null;
}
