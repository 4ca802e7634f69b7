import { unitsOf } from "./unit-label";

it.each([
  ["seat", 1, "1 seat"],
  ["seat", 2, "2 seats"],
  ["seats", 5, "5 seats"],
  ["seat", 1200, "1,200 seats"],
  ["box", 2, "2 boxes"],
  ["license pass", 2, "2 license passes"],
  ["company", 2, "2 companies"],
  ["day", 2, "2 days"],
])("with the unit label %s, counts %d in English", (unitLabel, quantity, said) => {
  expect(unitsOf({ unitLabel, metadata: {} }, quantity, "en-US")).toBe(said);
});

it("uses the merchant's own plural", () => {
  const person = { unitLabel: "person", metadata: { sb_unit_label_plural: "people" } };
  expect([unitsOf(person, 1, "en-US"), unitsOf(person, 2, "en-US")]).toEqual(["1 person", "2 people"]);
});
