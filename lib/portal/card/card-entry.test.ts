import { chooseCardEntry } from "./card-entry";

it.each([
  ["portal", "pk_test_1", false, "elements"],
  ["portal", null, false, "checkout"],
  ["stripe", "pk_test_1", false, "checkout"],
  ["portal", null, true, "simulator"],
  ["portal", "pk_test_sim_1", true, "elements"],
  ["stripe", null, true, "checkout"],
] as const)(
  "with cardForm %s, publishableKey %s and isSimulated %s, chooses %s for entering the card",
  (cardForm, publishableKey, isSimulated, way) => {
    expect(chooseCardEntry({ cardForm, publishableKey, isSimulated })).toBe(way);
  },
);
