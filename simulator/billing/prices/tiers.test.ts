import fc from "fast-check";
import type { Price, Tier } from "./price-records";
import { roundAmount, toExactAmount } from "./rounding";
import { tieredAmount } from "./tiers";

/** Tiers as `[up_to, unit_amount, flat_amount]`. */
const priced = (mode: "graduated" | "volume", tiers: [number | null, number, number?][]): Price =>
  ({ tiers_mode: mode, tiers: tiers.map(([up_to, each, flat]) => tier(up_to, each, flat)) }) as Price;

const tier = (up_to: number | null, each: number, flat?: number): Tier => ({
  flat_amount: flat ?? null,
  flat_amount_decimal: flat === undefined ? null : String(flat),
  unit_amount: each,
  unit_amount_decimal: String(each),
  up_to,
});

/** The example in Stripe's documentation: up to 5 at $7, up to 10 at $6.50, beyond at $6. */
const documented: [number | null, number][] = [
  [5, 700],
  [10, 650],
  [null, 600],
];

describe("a tiered price", () => {
  it.each([
    ["volume", 1, 700],
    ["volume", 5, 3500],
    ["volume", 6, 3900],
    ["volume", 20, 12000],
    ["volume", 25, 15000],
    ["graduated", 1, 700],
    ["graduated", 5, 3500],
    ["graduated", 6, 4150],
    ["graduated", 20, 12750],
    ["graduated", 25, 15750],
  ] as const)("with mode %s bills quantity %i at %i, as documented", (mode, quantity, amount) => {
    expect(roundAmount(tieredAmount(priced(mode, documented), quantity))).toBe(amount);
  });

  it.each([
    ["graduated", 0, 1000],
    ["graduated", 1, 1100],
    ["graduated", 10, 2000],
    ["graduated", 11, 2000 + 500 + 50],
    ["volume", 0, 1000],
    ["volume", 11, 500 + 11 * 50],
  ] as const)("with mode %s and flat amounts bills quantity %i at %i", (mode, quantity, amount) => {
    const price = priced(mode, [
      [10, 100, 1000],
      [null, 50, 500],
    ]);
    expect(roundAmount(tieredAmount(price, quantity))).toBe(amount);
  });

  const bounds = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 4 });
  const amounts = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 5, maxLength: 5 });
  const quantity = fc.integer({ min: 0, max: 1000 });

  it("if graduated, costs the sum of its units' prices", () => {
    fc.assert(
      fc.property(bounds, amounts, quantity, (ends, each, units) => {
        const tiers = [...ends.sort((a, b) => a - b), null].map(
          (end, i) => [end, each[i]!] as [number | null, number],
        );
        const price = priced("graduated", tiers);
        const ofUnit = (unit: number) => tiers.find(([end]) => end === null || unit <= end)![1];
        const oneByOne = Array.from({ length: units }, (_, i) => ofUnit(i + 1)).reduce((a, b) => a + b, 0);
        expect(tieredAmount(price, units)).toBe(toExactAmount(oneByOne));
      }),
    );
  });

  it("with a single tier costs the same in both modes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 0, max: 5000 }),
        quantity,
        (each, flat, units) => {
          const one: [null, number, number][] = [[null, each, flat]];
          expect(tieredAmount(priced("volume", one), units)).toBe(
            tieredAmount(priced("graduated", one), units),
          );
        },
      ),
    );
  });
});
