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

const moneyFormatters = new Map<string, Intl.NumberFormat>();

/**
 * `amount` in the currency's minor unit: `formatMoney("en-US", 2900, "usd")` is "$29.00". What is below nothing has a
 * minus sign, which is as wide as a plus and stays with its figure; the hyphen of Intl is and does neither.
 */
export function formatMoney(language: string, amount: number, currency: string): string {
  const name = `${language}|${currency}`;
  const digits = minorDigits(currency);
  let formatter = moneyFormatters.get(name);
  if (!formatter) {
    const options = {
      style: "currency",
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    } as const;
    moneyFormatters.set(name, (formatter = new Intl.NumberFormat(language, options)));
  }
  return formatter.format(amount / 10 ** digits).replace("-", "\u2212");
}

const momentFormatters = new Map<string, Intl.DateTimeFormat>();

/**
 * A minute and its zone: `formatMoment("en-US", 1798000000)` is "December 22, 2026 at 10:26 AM UTC". A line may end
 * between the day and the time, and nowhere else in it.
 */
export function formatMoment(language: string, seconds: number): string {
  let formatter = momentFormatters.get(language);
  if (!formatter) {
    const options = {
      ...({ year: "numeric", month: "long", day: "numeric" } as const),
      ...({ hour: "numeric", minute: "2-digit", timeZone: "UTC", timeZoneName: "short" } as const),
    };
    momentFormatters.set(language, (formatter = new Intl.DateTimeFormat(language, options)));
  }
  return formatter
    .formatToParts(seconds * 1000)
    .map(({ type, value }, place, parts) =>
      type === "literal" && parts[place + 1]?.type === "hour" ? value : onOneLine(value),
    )
    .join("");
}

/** A year alone at the beginning of a line is read as a number of its own. */
const onOneLine = (text: string) => text.replaceAll(" ", "\u00a0");

const dateFormatters = new Map<string, Intl.DateTimeFormat>();

/** A day on one line, in UTC as Stripe's periods are: `formatDate("en-US", 1798000000)` is "December 22, 2026". */
export function formatDate(language: string, seconds: number, style: "long" | "medium" = "long"): string {
  const name = `${language}|${style}`;
  let formatter = dateFormatters.get(name);
  if (!formatter) {
    dateFormatters.set(
      name,
      (formatter = new Intl.DateTimeFormat(language, { dateStyle: style, timeZone: "UTC" })),
    );
  }
  return onOneLine(formatter.format(seconds * 1000));
}
