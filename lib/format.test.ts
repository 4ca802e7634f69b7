import { formatDate, formatMoment, formatMoney, minorDigits } from "./format";

it.each([
  ["usd", 2900, "$29.00"],
  ["jpy", 2900, "¥2,900"],
  ["kwd", 2900, "KWD\u00a02.900"],
  ["eur", -50, "\u2212€0.50"],
  // Intl would print these without a point, but Stripe counts them in hundredths.
  ["isk", 290000, "ISK\u00a02,900.00"],
  ["ugx", 290000, "UGX\u00a02,900.00"],
])("shows %s amounts of the minor unit as people write them", (currency, amount, text) => {
  expect(formatMoney("en-US", amount, currency)).toBe(text);
});

it("takes a currency's digits from Stripe's list, whatever its case", () => {
  expect([minorDigits("JPY"), minorDigits("usd"), minorDigits("Bhd")]).toEqual([0, 2, 3]);
});

it("shows a day in UTC wherever the server stands, and never ends a line before the year", () => {
  expect(formatDate("en-US", Date.UTC(2026, 11, 22, 23, 59, 59) / 1000)).toBe("December 22,\u00a02026");
});

it("shows a moment with its zone, because the reader may be in another", () => {
  const said = formatMoment("en-US", Date.UTC(2026, 11, 22, 14, 5) / 1000);
  // Between time and AM or PM some versions of Intl put a narrow space.
  expect(said.replace(/\u202f/g, "\u00a0")).toBe("December 22,\u00a02026 at 2:05\u00a0PM\u00a0UTC");
});
