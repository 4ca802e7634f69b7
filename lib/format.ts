import { shiftDecimal } from "./decimal";
import { formatsOf } from "./i18n/formats";

/**
 * Money and dates for people. Formatters are cached, because creating one costs fifty times as much as using
 * it.
 */

// Currencies that Stripe counts in whole units or in thousandths. For some currencies (ISK, UGX, LAK …), Intl has
// another number of digits.
const withoutMinorUnit = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const withThousandths = new Set("bhd jod kwd omr tnd".split(" "));

/** The number of decimals in a Stripe amount. Source: Stripe's list of zero- and three-decimal currencies. */
export function minorDigits(currency: string): number {
  const code = currency.toLowerCase();
  if (withoutMinorUnit.has(code)) return 0;
  return withThousandths.has(code) ? 3 : 2;
}

// Stripe counts these in hundredths that are always zero, and its documentation says to show them whole.
const writtenWhole = new Set(["isk", "ugx"]);

const moneyFormatters = new Map<string, Intl.NumberFormat>();

function moneyFormatter(language: string, currency: string, minDigits: number, maxFractionDigits: number) {
  const name = `${language}|${currency}|${minDigits}|${maxFractionDigits}`;
  let formatter = moneyFormatters.get(name);
  if (!formatter) {
    const digits = { minimumFractionDigits: minDigits, maximumFractionDigits: maxFractionDigits };
    formatter = new Intl.NumberFormat(formatsOf(language), { style: "currency", currency, ...digits });
    moneyFormatters.set(name, formatter);
  }
  return formatter;
}

/**
 * Formats `amount`, in the currency's minor unit: `formatMoney("en-US", 2900, "usd")` is "$29.00". A negative amount
 * gets a real minus sign. Unlike the hyphen that Intl uses, it is as wide as a plus and never separated from its number
 * by a line break.
 */
export function formatMoney(language: string, amount: number, currency: string): string {
  const digits = minorDigits(currency);
  const isWhole = writtenWhole.has(currency.toLowerCase()) && amount % 10 ** digits === 0;
  const shown = isWhole ? 0 : digits;
  const formatter = moneyFormatter(language, currency, shown, shown);
  return written(formatter.format(amount / 10 ** digits));
}

/**
 * Uses the minus sign described above. In Arabic, a minus sign would move the currency to the other side of the number,
 * and the "$" of "US$" to the other side of its letters. Direction marks prevent both.
 */
const written = (formatted: string) =>
  formatted
    .replace("-", "\u2212")
    .replace(/^(\u200f\u200e\u2212[\d.,]+)/, "$1\u200f")
    .replace(/^(\u200f.*\p{L}\p{Sc})$/u, "$1\u200e");

// Stripe allows twelve decimals, and a currency's minor unit at most three.
const maxDigits = 15;

/**
 * Formats a decimal number of the currency's minor unit with all its digits: `formatRate("en-US", "0.04", "usd")` is
 * "$0.0004". A whole number is formatted as by `formatMoney`.
 */
export function formatRate(language: string, decimal: string, currency: string): string {
  const amount = Number(decimal);
  if (Number.isSafeInteger(amount)) return formatMoney(language, amount, currency);
  const digits = minorDigits(currency);
  // The decimal is passed as text, because a number would lose digits far behind the decimal point.
  const shifted = shiftDecimal(decimal, digits) as Intl.StringNumericLiteral;
  return written(moneyFormatter(language, currency, digits, maxDigits).format(shifted));
}

/** Formats a number with up to twelve decimals: `formatNumber("en-US", 12000)` is "12,000". */
export function formatNumber(language: string, number: number): string {
  return new Intl.NumberFormat(formatsOf(language), { maximumFractionDigits: 12 }).format(number);
}

/** Formats a percentage in Stripe's form: `formatPercent("en-US", 33.33)` is "33.33%". */
export function formatPercent(language: string, percent: number): string {
  const options = { style: "percent", maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(formatsOf(language), options).format(percent / 100);
}

const momentFormatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Formats a time to the minute, with its time zone: `formatMoment("en-US", 1798000000)` is "December 22, 2026 at 10:26
 * AM UTC".
 */
export function formatMoment(language: string, seconds: number): string {
  let formatter = momentFormatters.get(language);
  if (!formatter) {
    const options = {
      ...({ year: "numeric", month: "long", day: "numeric" } as const),
      ...({ hour: "numeric", minute: "2-digit", timeZone: "UTC", timeZoneName: "short" } as const),
    };
    momentFormatters.set(language, (formatter = new Intl.DateTimeFormat(formatsOf(language), options)));
  }
  return joinWithoutOrphans(formatter, seconds);
}

// Parts of a date that mislead at the start of a line: a year alone there looks like a separate number. The rest of a
// date may break: on a phone with large text, an unbreakable date would be split inside its numbers.
const neverFirstInALine = new Set(["year", "dayPeriod", "timeZoneName"]);

function joinWithoutOrphans(formatter: Intl.DateTimeFormat, seconds: number): string {
  return formatter
    .formatToParts(seconds * 1000)
    .map(({ value }, place, parts) => {
      const next = parts[place + 1]?.type ?? "";
      return neverFirstInALine.has(next) ? value.replace(" ", "\u00a0") : value;
    })
    .join("");
}

const dateFormatters = new Map<string, Intl.DateTimeFormat>();

/** Formats a day in UTC, as in Stripe's periods: `formatDate("en-US", 1798000000)` is "December 22, 2026". */
export function formatDate(language: string, seconds: number, style: "long" | "medium" = "long"): string {
  const name = `${language}|${style}`;
  let formatter = dateFormatters.get(name);
  if (!formatter) {
    dateFormatters.set(
      name,
      (formatter = new Intl.DateTimeFormat(formatsOf(language), { dateStyle: style, timeZone: "UTC" })),
    );
  }
  return joinWithoutOrphans(formatter, seconds);
}
