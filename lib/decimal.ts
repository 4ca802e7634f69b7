/** Exact decimals with up to twelve places, which is how Stripe writes fractional amounts. */

const places = 12;
const scale = 10n ** BigInt(places);

/** Parses "0.5" into units of 10^-12. */
export function parseDecimal(text: string): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(places, "0").slice(0, places));
}

/** Rounds to the nearest whole number, half away from zero. Stripe's rule for ties isn't known. */
export function roundDecimal(value: bigint): number {
  const half = value < 0n ? -scale / 2n : scale / 2n;
  return Number((value + half) / scale);
}

/** Moves the decimal point to the left: `shiftDecimal("0.04", 2)` is "0.0004". */
export function shiftDecimal(text: string, digits: number): string {
  const isNegative = text.startsWith("-");
  const [whole = "0", fraction = ""] = (isNegative ? text.slice(1) : text).split(".");
  const figures = whole.padStart(digits + 1, "0");
  const point = figures.length - digits;
  return `${isNegative ? "-" : ""}${figures.slice(0, point)}.${figures.slice(point)}${fraction}`;
}
