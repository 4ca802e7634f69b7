/** Money as Stripe writes it on invoices and on the pages it hosts. */

/**
 * How Stripe counts a currency, by its own list and not by ISO's: without a minor unit, or in thousandths. All others in
 * hundredths, UGX too, although Stripe's list of zero-decimal currencies names it: its special case wins.
 */
const withoutMinorUnit = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const withThousandths = new Set("bhd jod kwd omr tnd".split(" "));

/** Counted in hundredths that are always zero. */
const alwaysWhole = new Set(["isk", "ugx"]);

/** How many digits of an amount in the minor unit stand behind the point. */
export function minorDigits(currency: string): number {
  const code = currency.toLowerCase();
  if (withoutMinorUnit.has(code)) return 0;
  return withThousandths.has(code) ? 3 : 2;
}

/** Whether amounts to pay are whole, though they are counted in hundredths. */
export const isAlwaysWhole = (currency: string): boolean => alwaysWhole.has(currency.toLowerCase());

/**
 * `2500`, `usd` → `$25.00`: an amount is in the currency's minor unit. Unit prices may be finer (`$0.005`) and are written
 * with all of their places.
 */
export function formatAmount(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  const value = amount / 10 ** digits;
  const fewest = isAlwaysWhole(currency) && Number.isInteger(value) ? 0 : digits;
  return formatFor(currency, fewest).format(value);
}

/** To make a format takes far longer than to use it. */
const formats = new Map<string, Intl.NumberFormat>();

function formatFor(currency: string, fewestDigits: number): Intl.NumberFormat {
  const key = `${currency}${fewestDigits}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat("en-US", {
      style: "currency",
      currency,
      minimumFractionDigits: fewestDigits,
      maximumFractionDigits: 12,
    });
  formats.set(key, format);
  return format;
}
