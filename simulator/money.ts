/** Formats money as Stripe does on invoices and hosted pages. */

/**
 * Currencies that Stripe counts in whole units or thousandths. Stripe's list differs from ISO 4217. All other
 * currencies are counted in hundredths, including UGX: it is in Stripe's list of zero-decimal currencies, but Stripe
 * documents it as a special case.
 */
const withoutMinorUnit = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const withThousandths = new Set("bhd jod kwd omr tnd".split(" "));

/** Currencies counted in hundredths, although their hundredths are always zero. */
const alwaysWhole = new Set(["isk", "ugx"]);

/** The number of decimals in an amount. */
export function minorDigits(currency: string): number {
  const code = currency.toLowerCase();
  if (withoutMinorUnit.has(code)) return 0;
  return withThousandths.has(code) ? 3 : 2;
}

/** Whether amounts due are whole units even though the currency is counted in hundredths. */
export const isAlwaysWhole = (currency: string): boolean => alwaysWhole.has(currency.toLowerCase());

/**
 * Formats an amount in the currency's minor unit: `2500`, `usd` → `$25.00`. Unit prices may be finer
 * (`$0.005`) and keep all their decimals.
 */
export function formatAmount(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  const value = amount / 10 ** digits;
  const fewest = isAlwaysWhole(currency) && Number.isInteger(value) ? 0 : digits;
  return formatFor(currency, fewest).format(value);
}

/** Cached, because creating a format takes far longer than using it. */
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
