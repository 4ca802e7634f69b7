import { differences } from "./compare";

const compare = (recorded: object, answered: object) => differences(recorded, answered, new Map());

describe("differences", () => {
  it.each([
    ["an amount", { amount: 2500 }, { amount: 2499 }],
    ["a word of an enumeration", { status: "charge_automatically" }, { status: "send_invoice" }],
    ["a description", { description: "1 × A" }, { description: "1 × B" }],
    ["null", { ended_at: null }, { ended_at: 1_700_000_000 }],
    ["a time by more than seconds", { created: 1_700_000_000 }, { created: 1_700_000_011 }],
    ["a field that is missing", { object: "customer", email: null }, { object: "customer" }],
    ["the length of a list", { data: [1, 1] }, { data: [1] }],
  ])("tells %s", (_, recorded, answered) => {
    expect(compare(recorded, answered)).toHaveLength(1);
  });

  it("takes another id for the same object, and sees when it is not the same one any more", () => {
    const ids = new Map<string, string>();
    expect(differences({ id: "cus_TOnQXxIJoBFbC5" }, { id: "cus_000000001" }, ids)).toEqual([]);
    expect(differences({ customer: "cus_TOnQXxIJoBFbC5" }, { customer: "cus_000000001" }, ids)).toEqual([]);
    expect(differences({ customer: "cus_TOnQXxIJoBFbC5" }, { customer: "cus_000000002" }, ids)).toHaveLength(
      1,
    );
  });

  it("lets pass a field that the API has had since, and one that it has no more", () => {
    expect(
      compare(
        { object: "subscription", billing_thresholds_old: 1 },
        { object: "subscription", managed_payments: null },
      ),
    ).toEqual([]);
  });
});
