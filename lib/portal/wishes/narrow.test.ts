import { narrowLimits, wishedQuantity } from "./narrow";

const limits = { min: 2, max: 20, step: 2 };
const narrowed = (unit: object) => narrowLimits(limits, "seat", { unitLimits: { seat: unit } });

describe("the limits of a quantity", () => {
  it.each([
    ["nothing", {}, limits],
    ["a higher minimum", { min: 5 }, { min: 6, max: 20, step: 2 }],
    ["a lower maximum", { max: 7 }, { min: 2, max: 7, step: 2 }],
    ["a larger step", { step: 4 }, { min: 2, max: 20, step: 4 }],
    ["all three", { min: 4, max: 12, step: 4 }, { min: 4, max: 12, step: 4 }],
  ])("follow a page's wish for %s", (_, wished, expected) => expect(narrowed(wished)).toEqual(expected));

  it.each([
    ["a lower minimum", { min: 0 }],
    ["a higher maximum", { max: 1_000 }],
    ["a finer step", { step: 1 }],
    ["a step that isn't a multiple of the product's", { step: 3 }],
    ["a step of zero", { step: 0 }],
    ["limits that leave no choice", { min: 15, max: 10 }],
  ])("ignore a page's wish for %s", (_, wished) => expect(narrowed(wished)).toEqual(limits));

  it("apply only to the unit that they name", () => {
    const unitLimits = { user: { max: 3 } };
    expect(narrowLimits(limits, "seat", { unitLimits })).toEqual(limits);
    expect(narrowLimits(limits, null, { unitLimits })).toEqual(limits);
    expect(narrowLimits(limits, "constructor", { unitLimits })).toEqual(limits);
  });
});

it("selects the wished quantity if it can be chosen", () => {
  expect(wishedQuantity(limits, "seat", { quantity: 4 })).toBe(4);
  expect(wishedQuantity(limits, "seat", { quantity: { seat: 6 } })).toBe(6);
  const others: (number | Record<string, number>)[] = [0, 3, 22, { user: 4 }, {}, { seat: 5 }];
  for (const quantity of others) expect(wishedQuantity(limits, "seat", { quantity })).toBeNull();
  expect(wishedQuantity(limits, null, { quantity: { seat: 6 } })).toBeNull();
  expect(wishedQuantity(limits, "toString", { quantity: { seat: 6 } })).toBeNull();
});
