import fc from "fast-check";
import { formatAmount } from "../simulator/money";
import {
  formatDate,
  formatMoment,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRate,
  minorDigits,
} from "./format";
import { formatsOf } from "./i18n/formats";
import { languageTags } from "./i18n/languages";

it.each([
  ["usd", 2900, "$29.00"],
  ["jpy", 2900, "¥2,900"],
  ["kwd", 2900, "KWD\u00a02.900"],
  ["eur", -50, "\u2212€0.50"],
  // Intl would print these without decimals, but Stripe counts them in hundredths.
  ["huf", 290000, "HUF\u00a02,900.00"],
  ["idr", 290000, "IDR\u00a02,900.00"],
  ["lak", 290000, "LAK\u00a02,900.00"],
  // Amounts in these two currencies always have zero hundredths, which aren't shown.
  ["isk", 290000, "ISK\u00a02,900"],
  ["ugx", 290000, "UGX\u00a02,900"],
  ["ugx", 290050, "UGX\u00a02,900.50"],
])("shows %s amounts in minor units the way people write them", (currency, amount, text) => {
  expect(formatMoney("en-US", amount, currency)).toBe(text);
});

/** Copied from Stripe's page about currencies, independently of the code under test. */
const digitsOf = (currency: string): number => {
  if (/^(BIF|CLP|DJF|GNF|JPY|KMF|KRW|MGA|PYG|RWF|VND|VUV|XAF|XOF|XPF)$/.test(currency)) return 0;
  return /^(BHD|JOD|KWD|OMR|TND)$/.test(currency) ? 3 : 2;
};
const anyCurrency = fc.constantFrom(...Intl.supportedValuesOf("currency"));

/** The amount a reader understands, in the minor unit. */
function asRead(text: string, digits: number): number {
  const [, sign = "", whole = "", fraction = ""] =
    /(\u2212?)[^\d\u2212]*([\d,]+)(?:\.(\d+))?$/.exec(text) ?? [];
  const figures = whole.replaceAll(",", "") + fraction.padEnd(digits, "0");
  return Number(`${sign && "-"}${figures}`);
}

it("reads as exactly the amount Stripe counted, in every currency", () => {
  fc.assert(
    fc.property(
      anyCurrency,
      fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }),
      (currency, amount) => {
        const text = formatMoney("en-US", amount, currency.toLowerCase());
        expect([currency, asRead(text, digitsOf(currency))]).toEqual([currency, amount]);
        expect(formatRate("en-US", String(amount), currency)).toBe(text);
      },
    ),
    { numRuns: 3000 },
  );
});

it("matches the pages Stripe hosts, in every currency", () => {
  fc.assert(
    fc.property(anyCurrency, fc.integer({ min: 0, max: 99_999_999 }), (currency, amount) => {
      const text = formatMoney("en-US", amount, currency);
      expect(formatAmount(amount, currency.toLowerCase())).toBe(text);
    }),
    { numRuns: 3000 },
  );
});

it("takes a currency's digits from Stripe's list, in any letter case", () => {
  expect([minorDigits("JPY"), minorDigits("usd"), minorDigits("Bhd")]).toEqual([0, 2, 3]);
});

it("keeps the currency on the same side of the number in Arabic, and the letters of “US$” next to the sign", () => {
  expect(formatMoney("ar", 1900, "usd")).toMatch(/^\u200f19\.00\sUS\$\u200e$/);
  expect(formatMoney("ar", -1900, "usd")).toMatch(/^\u200f\u200e\u221219\.00\u200f\sUS\$\u200e$/);
  expect(formatMoney("ar", 1900, "eur")).toMatch(/^\u200f19\.00\s€$/);
  expect(formatMoney("de", 1900, "usd")).toMatch(/^19,00\s\$$/);
});

it("shows a day in UTC in any server time zone, and never breaks a line before the year", () => {
  expect(formatDate("en-US", Date.UTC(2026, 11, 22, 23, 59, 59) / 1000)).toBe("December 22,\u00a02026");
});

it("shows a moment with its time zone, because the reader may be in another", () => {
  const said = formatMoment("en-US", Date.UTC(2026, 11, 22, 14, 5) / 1000);
  // Some versions of Intl put a narrow space before AM and PM.
  expect(said.replace(/\u202f/g, "\u00a0")).toBe("December 22,\u00a02026 at 2:05\u00a0PM\u00a0UTC");
});

const noon = Date.UTC(2026, 11, 22, 12, 0) / 1000;

it("shows the Gregorian year where readers have another calendar", () => {
  expect(formatDate("th", noon)).toMatch(/ 2026$|\u00a02026$/);
  expect(formatMoment("th", noon)).toContain("2026");
  expect(formatDate("fa", noon)).toContain("2026");
});

it("groups digits as in Portugal for plain Portuguese, and as in Brazil for Brazilian Portuguese", () => {
  expect(formatMoney("pt", 123450, "eur")).toBe("1234,50\u00a0€");
  expect(formatMoney("pt-PT", 1234550, "eur")).toBe("12\u00a0345,50\u00a0€");
  expect(formatMoney("pt-BR", 123450, "eur")).toBe("€\u00a01.234,50");
});

it.each(["ar", "ar-EG", "ar-SA"])("keeps European digits in %s", (language) => {
  const all = [
    formatMoney(language, 123450, "eur"),
    formatRate(language, "0.04", "usd"),
    formatNumber(language, 12000),
    formatPercent(language, 33.5),
    formatDate(language, noon),
    formatDate(language, noon, "medium"),
    formatMoment(language, noon),
  ];
  for (const text of all) {
    expect(text).toMatch(/[0-9]/);
    expect(text).not.toMatch(/[٠-٩]/);
  }
  expect(formatDate(language, noon)).toContain("2026");
});

it.each(languageTags)("formats like Intl if Intl needs no correction: %s", (language) => {
  const shown = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(noon * 1000);
  expect(
    new Intl.DateTimeFormat(formatsOf(language), { dateStyle: "long", timeZone: "UTC" }).format(noon * 1000),
  ).toBe(shown);
});
