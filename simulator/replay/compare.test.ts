import { differences } from "./compare";

const compare = (recorded: object, answered: object) => differences(recorded, answered, new Map());

describe("differences", () => {
  it.each([
    ["an amount", { amount: 2500 }, { amount: 2499 }],
    ["an enumeration value", { status: "charge_automatically" }, { status: "send_invoice" }],
    ["a description", { description: "1 × A" }, { description: "1 × B" }],
    ["a value instead of null", { ended_at: null }, { ended_at: 1_700_000_000 }],
    [
      "a time that differs by more than the tolerance",
      { created: 1_700_000_000 },
      { created: 1_700_000_011 },
    ],
    ["a missing field", { object: "customer", email: null }, { object: "customer" }],
    ["the length of a list", { data: [1, 1] }, { data: [1] }],
  ])("reports one difference for %s", (_, recorded, answered) => {
    expect(compare(recorded, answered)).toHaveLength(1);
  });

  it("accepts another ID for the same object, and reports an ID that belongs to a different object", () => {
    const ids = new Map<string, string>();
    expect(differences({ id: "cus_TOnQXxIJoBFbC5" }, { id: "cus_000000001" }, ids)).toEqual([]);
    expect(differences({ customer: "cus_TOnQXxIJoBFbC5" }, { customer: "cus_000000001" }, ids)).toEqual([]);
    expect(differences({ customer: "cus_TOnQXxIJoBFbC5" }, { customer: "cus_000000002" }, ids)).toHaveLength(
      1,
    );
  });

  it("ignores fields that the API has added or removed since", () => {
    expect(
      compare(
        { object: "subscription", billing_thresholds_old: 1 },
        { object: "subscription", managed_payments: null },
      ),
    ).toEqual([]);
  });
});
