import fc from "fast-check";
import { allocateDiscounts, type Reduction } from "./discount-allocation";

const line = (amount: number, product = "prod_1", discountable = true) => ({ amount, product, discountable });
const off = (fields: Partial<Reduction>): Reduction => ({
  discount: "di_1",
  percentOff: null,
  amountOff: null,
  products: null,
  ...fields,
});
const amounts = (taken: { amount: number }[][]) =>
  taken.map((of) => of.reduce((sum, one) => sum + one.amount, 0));

describe("allocating discounts", () => {
  it("shares an amount in proportion, rounded down, with the remainder on the last line", () => {
    expect(amounts(allocateDiscounts([line(1000), line(2000)], [off({ amountOff: 500 })]))).toEqual([
      166, 334,
    ]);
  });

  it("takes ten percent off a subscription, as recorded", () => {
    expect(allocateDiscounts([line(2500)], [off({ percentOff: 10 })])).toEqual([
      [{ amount: 250, discount: "di_1" }],
    ]);
  });

  it("skips non-discountable lines, credits and other products", () => {
    const lines = [line(1000, "prod_1", false), line(-300), line(800, "prod_2"), line(600)];
    expect(amounts(allocateDiscounts(lines, [off({ percentOff: 50, products: ["prod_1"] })]))).toEqual([
      0, 0, 0, 300,
    ]);
  });

  it("applies the second discount to the amount that remains after the first", () => {
    const both = [off({ percentOff: 50 }), off({ discount: "di_2", percentOff: 50 })];
    expect(amounts(allocateDiscounts([line(1000)], both))).toEqual([750]);
  });

  it("never takes more from a line than its amount, and takes a fixed amount in full if the lines allow it", () => {
    const amountsOff = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 500_000 }), { minLength: 1 }),
        amountsOff,
        (prices, amountOff) => {
          const taken = amounts(
            allocateDiscounts(
              prices.map((price) => line(price)),
              [off({ amountOff })],
            ),
          );
          taken.forEach((amount, i) => expect(amount >= 0 && amount <= Math.max(prices[i]!, 0)).toBe(true));
          const available = prices.reduce((sum, price) => sum + Math.max(price, 0), 0);
          expect(taken.reduce((sum, amount) => sum + amount, 0)).toBe(Math.min(amountOff, available));
        },
      ),
    );
  });
});
