import { chooseCardEntry } from "./card-entry";

it.each([
  ["portal", "pk_test_1", false, "elements"],
  ["portal", null, false, "checkout"],
  ["stripe", "pk_test_1", false, "checkout"],
  ["portal", null, true, "simulator"],
  ["portal", "pk_test_sim_1", true, "elements"],
  ["stripe", null, true, "checkout"],
] as const)(
  "with the setting %s, the key %s and simulated %s, the card is entered on: %s",
  (cardForm, publishableKey, isSimulated, way) => {
    expect(chooseCardEntry({ cardForm, publishableKey, isSimulated })).toBe(way);
  },
);
