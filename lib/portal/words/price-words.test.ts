import type { Product } from "../../stripe/catalogue/plans";
import { type Price, type PriceTier, type Rate, totalOf } from "../../stripe/catalogue/price";
import { speaker } from "./sentences";

/** Tests the description and the total of every kind of Stripe price. */

const product = (unitLabel: string | null): Product => ({
  id: "prod_1",
  name: "Lumen",
  description: null,
  isActive: true,
  unitLabel,
  metadata: {},
});
const price = (rate: Rate | null, more: Partial<Price> = {}): Price => ({
  id: "price_1",
  productId: "prod_1",
  amount: null,
  rate,
  currency: "usd",
  rates: {},
  interval: "month",
  intervalCount: 1,
  isMetered: false,
  isPerUnit: false,
  packages: null,
  isActive: true,
  ...more,
});
const unit = (amount: string, more: Partial<Price> = {}) => price({ kind: "unit", unit: amount }, more);
const tier = (upTo: number | null, amount: string, flat = "0"): PriceTier => ({ upTo, unit: amount, flat });
const graduated = (tiers: PriceTier[], more?: Partial<Price>) => price({ kind: "graduated", tiers }, more);
const volume = (tiers: PriceTier[], more?: Partial<Price>) => price({ kind: "volume", tiers }, more);

const said = (of: Price, quantity?: number, label: string | null = "seat") =>
  speaker({ language: "en-US" }, [product(label)]).price(of, quantity);
const explained = (of: Price, label: string | null = "seat") =>
  speaker({ language: "en-US" }, [product(label)]).rate(of);

const hundred = { packages: { size: 100, isRoundedUp: true } };
const five = { packages: { size: 5, isRoundedUp: true } };
const metered = { isMetered: true };
const perSeat = [tier(5, "1000"), tier(20, "800"), tier(null, "600")];
const flats = [tier(5, "0", "2000"), tier(20, "0", "5000"), tier(null, "0", "9000")];
const both = [tier(5, "0", "2000"), tier(null, "300", "1000")];

it.each<[string, Price, number | undefined, string]>([
  ["one unit", unit("4900"), 1, "$49.00 per month"],
  ["several units", unit("1000"), 5, "5 × $10.00 per month"],
  ["many units", unit("1000"), 12000, "12,000 × $10.00 per month"],
  ["three months", unit("4900", { intervalCount: 3 }), 1, "$49.00 every 3 months"],
  ["a price of zero", unit("0"), 5, "Free"],
  ["a fraction of a cent", unit("0.5"), 1, "$0.005 per month"],
  ["a fraction of a cent for many", unit("0.04"), 250000, "250,000 × $0.0004 per month"],
  ["a fraction of a yen", unit("12.5", { currency: "jpy" }), 2, "2 × ¥12.5 per month"],
  ["thousandths of a dinar", unit("15250", { currency: "kwd" }), 1, "KWD\u00a015.250 per month"],
  ["packages for a quantity", unit("1000", hundred), 250, "$30.00 per month for 250 seats"],
  [
    "packages, rounded down",
    unit("1000", { packages: { size: 100, isRoundedUp: false } }),
    250,
    "$20.00 per month for 250 seats",
  ],
  ["packages without a quantity", unit("1000", five), undefined, "$10.00 per 5 seats per month"],
  ["yearly packages", unit("1000", { ...five, interval: "year" }), 12, "$30.00 per year for 12 seats"],
  ["graduated tiers", graduated(perSeat), 7, "$66.00 per month for 7 seats"],
  ["graduated tiers for one unit", graduated(perSeat), 1, "$10.00 per month for 1 seat"],
  ["graduated tiers without a quantity", graduated(perSeat), undefined, "from $6.00 per seat per month"],
  ["volume tiers", volume(perSeat), 7, "$56.00 per month for 7 seats"],
  ["volume tiers without a quantity", volume(perSeat), undefined, "from $6.00 per seat per month"],
  ["flat tiers", volume(flats), 7, "$50.00 per month for 7 seats"],
  ["graduated flat tiers", graduated(flats), 7, "$70.00 per month for 7 seats"],
  ["flat tiers without a quantity", volume(flats), undefined, "from $20.00 per month"],
  ["flat and unit amounts together", graduated(both), 7, "$36.00 per month for 7 seats"],
  ["flat and unit amounts without a quantity", graduated(both), undefined, "from $20.00 per month"],
  ["a free tier", graduated([tier(3, "0"), tier(null, "500")]), 2, "Free"],
  [
    "a free tier without a quantity",
    graduated([tier(3, "0"), tier(null, "500")]),
    undefined,
    "Free up to 3 seats, then from $5.00 per seat per month",
  ],
  [
    "tiers for zero units, which Stripe doesn't document",
    graduated(perSeat),
    0,
    "from $6.00 per seat per month",
  ],
  ["free tiers", graduated([tier(null, "0")]), 7, "Free"],
  ["usage", unit("2", metered), 1, "$0.02 per seat"],
  ["usage at a fraction of a cent", unit("0.04", metered), 1, "$0.0004 per seat"],
  [
    "usage in packages",
    unit("1000", { ...metered, packages: { size: 1000, isRoundedUp: true } }),
    1,
    "$10.00 per 1,000 seats",
  ],
  ["usage in tiers", graduated(perSeat, metered), 1, "from $6.00 per seat"],
  ["usage in tiers with flat amounts", graduated(flats, metered), 1, "from $20.00 per month"],
  [
    "usage with a free first tier",
    graduated([tier(1000, "0"), tier(null, "1")], metered),
    1,
    "Free up to 1,000 seats, then from $0.01 per seat",
  ],
  ["free usage", unit("0", metered), 1, "Free"],
  ["usage at an unknown price", price(null, metered), 1, "Billed by usage"],
  ["an unknown price", price(null), 1, "Custom price"],
])("describes %s", (_what, of, quantity, text) => {
  expect(said(of, quantity)).toBe(text);
  // The two parts together are the whole text.
  const { amount, period } = speaker({ language: "en-US" }, [product("seat")]).priceParts(of, quantity);
  expect([amount, period].filter(Boolean).join(" ")).toBe(text);
});

it("separates a price's amount from its period", () => {
  const parts = speaker({ language: "en-US" }, [product("seat")]).priceParts;
  const monthly = { period: "per month", isPlain: true };
  expect(parts(unit("4900"), 1)).toEqual({ amount: "$49.00", ...monthly });
  expect(parts(unit("1000"), 5)).toEqual({ amount: "5 × $10.00", ...monthly });
  const inPackages = { amount: "$30.00", period: "per month for 250 seats", isPlain: false };
  expect(parts(unit("1000", hundred), 250)).toEqual(inPackages);
  expect(parts(unit("0"))).toEqual({ amount: "Free", period: null, isPlain: false });
  expect(speaker({ language: "ja" }, []).priceParts(unit("4900"))).toEqual({
    amount: "$49.00",
    period: "/月",
    isPlain: true,
  });
});

it.each([
  ["request", "$0.0004 per request"],
  [null, "$0.0004 per unit"],
])("names the units of usage: %s", (label, text) => {
  expect(said(unit("0.04", metered), 1, label)).toBe(text);
});

it.each<[string, Price, string | null]>([
  ["nothing about a per-unit price", unit("1000"), null],
  ["packages", unit("1000", hundred), "$10.00 per 100 seats"],
  [
    "graduated tiers",
    graduated(perSeat),
    "First 5 seats: $10.00 each; 6 to 20 seats: $8.00 each; from 21 seats: $6.00 each",
  ],
  [
    "volume tiers",
    volume(perSeat),
    "Up to 5 seats: $10.00 each; 6 to 20 seats: $8.00 each; from 21 seats: $6.00 each; the rate you reach applies to all of them",
  ],
  ["flat and unit amounts", graduated(both), "First 5 seats: $20.00; from 6 seats: $10.00 + $3.00 each"],
  [
    "a free tier",
    graduated([tier(1000, "0"), tier(null, "1")], metered),
    "First 1,000 seats: Free; from 1,001 seats: $0.01 each",
  ],
  ["one tier with a flat amount", graduated([tier(null, "800", "2000")]), "$20.00 + $8.00 each"],
  ["nothing about one tier without a flat amount", graduated([tier(null, "800")]), null],
  [
    "many tiers by the lowest amount",
    graduated([1, 2, 3, 4, 5, 6].map((upTo) => tier(upTo, String(1000 - upTo)))),
    "from $9.94 per seat",
  ],
])("explains %s", (_what, of, text) => {
  expect(explained(of)).toBe(text);
});

it.each<[string, Price, number, number | null]>([
  ["half a cent, rounded away from zero", unit("0.5"), 1, 1],
  ["half a cent per unit, rounded once", unit("0.5"), 1000, 500],
  ["three thirds of a cent", unit("0.333333333333"), 3, 1],
  ["an amount beyond exact floating point", unit("99999999999999.5"), 2, 199999999999999],
  ["a partial package", unit("1000", hundred), 101, 2000],
  ["a full package", unit("1000", hundred), 100, 1000],
  ["zero units in packages", unit("1000", hundred), 0, 0],
  ["the last unit of a tier", graduated(perSeat), 5, 5000],
  ["the first unit of the next tier", graduated(perSeat), 6, 5800],
  ["a unit of the last, unlimited tier", graduated(perSeat), 21, 17600],
  ["the last unit of a volume tier", volume(perSeat), 20, 16000],
  ["one more unit, which lowers the rate for all", volume(perSeat), 21, 12600],
  ["zero units in tiers", volume(flats), 0, null],
  ["an unknown price", price(null), 3, null],
])("calculates %s", (_what, of, quantity, total) => {
  expect(totalOf(of, quantity)).toBe(total);
});
