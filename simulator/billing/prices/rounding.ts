/**
 * An exact amount, in trillionths of the currency's minor unit. Stripe's `unit_amount_decimal` has at most
 * twelve decimal places, so nothing is lost before the single rounding at the end.
 */
export type ExactAmount = bigint;

const trillion = 1_000_000_000_000n;

/** Converts a whole amount in minor units to an exact one. */
export function toExactAmount(amount: number): ExactAmount {
  return BigInt(amount) * trillion;
}

/** Parses Stripe's decimal text (`"2500"`, `"0.05"`), which never has an exponent. */
export function parseExactAmount(decimal: string): ExactAmount {
  const [whole = "0", fraction = ""] = decimal.replace("-", "").split(".");
  const size = BigInt(whole) * trillion + BigInt(fraction.padEnd(12, "0").slice(0, 12));
  return decimal.startsWith("-") ? -size : size;
}

/** `amount × part ÷ whole` in minor units, rounded once. */
export function shareOf(amount: ExactAmount, part: number, whole: number): number {
  return roundQuotient(amount * BigInt(part), trillion * BigInt(whole));
}

/** Rounds an exact amount to whole minor units. */
export function roundAmount(amount: ExactAmount): number {
  return roundQuotient(amount, trillion);
}

/**
 * The only place where money is rounded. Rounding half away from zero is unverified: no recorded or documented amount
 * is exactly half a minor unit, so half-up and half-to-even would match them as well.
 */
function roundQuotient(dividend: bigint, divisor: bigint): number {
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = Number((2n * size + divisor) / (2n * divisor));
  return dividend < 0n && rounded !== 0 ? -rounded : rounded;
}
