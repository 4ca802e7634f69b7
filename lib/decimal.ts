/** Exact decimals of at most twelve places, as Stripe writes amounts that are no whole number. Pure. */

const places = 12;
const one = 10n ** BigInt(places);

/** "0.5" in units of a million-millionth. */
export function parseDecimal(text: string): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(places, "0").slice(0, places));
}

/** To the nearest whole number, and a half away from zero. Stripe's rule for ties is not known. */
export function roundDecimal(value: bigint): number {
  const half = value < 0n ? -one / 2n : one / 2n;
  return Number((value + half) / one);
}

/** Moves the point to the left: `shiftDecimal("0.04", 2)` is "0.0004". */
export function shiftDecimal(text: string, digits: number): string {
  const isNegative = text.startsWith("-");
  const [whole = "0", fraction = ""] = (isNegative ? text.slice(1) : text).split(".");
  const figures = whole.padStart(digits + 1, "0");
  const point = figures.length - digits;
  return `${isNegative ? "-" : ""}${figures.slice(0, point)}.${figures.slice(point)}${fraction}`;
}
