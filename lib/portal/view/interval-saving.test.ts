import type { Price } from "../../stripe/catalogue/price";
import { speaker } from "../words/sentences";
import { saySaving } from "./interval-saving";

/** The saving next to an interval is never more than a customer saves by switching to that interval. */

const price = (productId: string, unit: string, more: Partial<Price> = {}): Price => ({
  id: `${productId}_${unit}`,
  productId,
  amount: Number(unit),
  rate: { kind: "unit", unit },
  rates: {},
  currency: "usd",
  interval: "month",
  intervalCount: 1,
  isMetered: false,
  isPerUnit: true,
  packages: null,
  isActive: true,
  ...more,
});
const yearly = { interval: "year" } as const;
const monthly = [price("starter", "1900"), price("team", "4900"), price("free", "0")];
const tiers = { kind: "volume" as const, tiers: [{ upTo: null, unit: "40000", flat: "0" }] };

test.each<[string, Price[], string | null]>([
  ["is rounded down", [price("starter", "19000", yearly), price("team", "49000", yearly)], "Save 16%"],
  ["isn't rounded if it is exactly a fifth", [price("team", "47040", yearly)], "Save 20%"],
  [
    "is the highest of several plans",
    [price("starter", "11400", yearly), price("team", "49000", yearly)],
    "Save up to 50%",
  ],
  [
    'says "up to" if a plan saves nothing',
    [price("starter", "22800", yearly), price("team", "49000", yearly)],
    "Save up to 16%",
  ],
  ["compares quarters with months", [price("team", "13230", { intervalCount: 3 })], "Save 10%"],
  ["isn't shown if the longer interval costs more", [price("team", "60000", yearly)], null],
  ["isn't shown below one percent", [price("team", "58799", yearly)], null],
  ["isn't shown for a free plan", [price("free", "0", yearly)], null],
  ["isn't shown for another tier", [price("studio", "100", yearly)], null],
  ["isn't shown for another currency", [price("team", "49000", { ...yearly, currency: "eur" })], null],
  ["isn't shown for billing by usage", [price("team", "49000", { ...yearly, isMetered: true })], null],
  ["isn't shown for tiered prices", [price("team", "49000", { ...yearly, rate: tiers })], null],
  [
    "isn't shown for weeks, because months don't consist of whole weeks",
    [price("team", "100", { interval: "week" })],
    null,
  ],
])("the saving %s", (_what, prices, said) => {
  expect(saySaving(speaker({ language: "en-US" }), prices, monthly)).toBe(said);
});

test("the saving isn't shown for the shortest interval itself", () => {
  expect(saySaving(speaker({ language: "en-US" }), monthly, monthly)).toBeNull();
});
