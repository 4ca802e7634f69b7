import { shiftDecimal } from "./decimal";

/** Money and dates for people. Formatters are kept, because making one costs fifty times what using it does. */

// What Stripe counts in whole units or in thousandths. Intl's own digits follow another list (for ISK, UGX, LAK …).
const withoutMinorUnit = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const withThousandths = new Set("bhd jod kwd omr tnd".split(" "));

/** How many digits of a Stripe amount stand after the point. Source: Stripe's list of zero- and three-decimal currencies. */
export function minorDigits(currency: string): number {
  const code = currency.toLowerCase();
  if (withoutMinorUnit.has(code)) return 0;
  return withThousandths.has(code) ? 3 : 2;
}

// Counted in hundredths that are always zero: nobody writes those, and Stripe's own documents say to show them whole.
const writtenWhole = new Set(["isk", "ugx"]);

const moneyFormatters = new Map<string, Intl.NumberFormat>();

function moneyFormatter(language: string, currency: string, fewest: number, most: number) {
  const name = `${language}|${currency}|${fewest}|${most}`;
  let formatter = moneyFormatters.get(name);
  if (!formatter) {
    const digits = { minimumFractionDigits: fewest, maximumFractionDigits: most };
    formatter = new Intl.NumberFormat(language, { style: "currency", currency, ...digits });
    moneyFormatters.set(name, formatter);
  }
  return formatter;
}

/**
 * `amount` in the currency's minor unit: `formatMoney("en-US", 2900, "usd")` is "$29.00". What is below nothing has a
 * minus sign, which is as wide as a plus and stays with its figure; the hyphen of Intl is and does neither.
 */
export function formatMoney(language: string, amount: number, currency: string): string {
  const digits = minorDigits(currency);
  const isWhole = writtenWhole.has(currency.toLowerCase()) && amount % 10 ** digits === 0;
  const shown = isWhole ? 0 : digits;
  const formatter = moneyFormatter(language, currency, shown, shown);
  return formatter.format(amount / 10 ** digits).replace("-", "\u2212");
}

// Twelve is what Stripe keeps, and a currency has three digits at most.
const mostDigits = 15;

/**
 * A decimal of the currency's minor unit with all of its places: `formatRate("en-US", "0.04", "usd")` is "$0.0004". A
 * whole one looks as any other amount.
 */
export function formatRate(language: string, decimal: string, currency: string): string {
  const amount = Number(decimal);
  if (Number.isSafeInteger(amount)) return formatMoney(language, amount, currency);
  const digits = minorDigits(currency);
  // As text, because a number would lose what is far behind the point.
  const shifted = shiftDecimal(decimal, digits) as Intl.StringNumericLiteral;
  return moneyFormatter(language, currency, digits, mostDigits).format(shifted).replace("-", "\u2212");
}

/** "12,000", and parts of a unit as far as they are told: `formatNumber("en-US", 12000)`. */
export function formatNumber(language: string, number: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 12 }).format(number);
}

const momentFormatters = new Map<string, Intl.DateTimeFormat>();

/** A minute and its zone: `formatMoment("en-US", 1798000000)` is "December 22, 2026 at 10:26 AM UTC". */
export function formatMoment(language: string, seconds: number): string {
  let formatter = momentFormatters.get(language);
  if (!formatter) {
    const options = {
      ...({ year: "numeric", month: "long", day: "numeric" } as const),
      ...({ hour: "numeric", minute: "2-digit", timeZone: "UTC", timeZoneName: "short" } as const),
    };
    momentFormatters.set(language, (formatter = new Intl.DateTimeFormat(language, options)));
  }
  return withoutOrphans(formatter, seconds);
}

// Alone at the beginning of a line they are read as something else, a year as a number of its own. The whole of a
// date is not kept together: where it does not fit, large text on a phone, it would be torn inside of its figures.
const neverFirstInALine = new Set(["year", "dayPeriod", "timeZoneName"]);

function withoutOrphans(formatter: Intl.DateTimeFormat, seconds: number): string {
  return formatter
    .formatToParts(seconds * 1000)
    .map(({ value }, place, parts) => {
      const next = parts[place + 1]?.type ?? "";
      return neverFirstInALine.has(next) ? value.replace(" ", "\u00a0") : value;
    })
    .join("");
}

const dateFormatters = new Map<string, Intl.DateTimeFormat>();

/** A day, in UTC as Stripe's periods are: `formatDate("en-US", 1798000000)` is "December 22, 2026". */
export function formatDate(language: string, seconds: number, style: "long" | "medium" = "long"): string {
  const name = `${language}|${style}`;
  let formatter = dateFormatters.get(name);
  if (!formatter) {
    dateFormatters.set(
      name,
      (formatter = new Intl.DateTimeFormat(language, { dateStyle: style, timeZone: "UTC" })),
    );
  }
  return withoutOrphans(formatter, seconds);
}
