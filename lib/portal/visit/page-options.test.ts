import { operationNames } from "../../operations/operations";
import { fromQuery, portalSections, readPageOptions, toQuery } from "./page-options";

const none = { sections: null, open: null };

describe("what a page may wish", () => {
  it("is nothing where nothing is sent or nothing is known", () => {
    for (const sent of [
      undefined,
      {},
      { sections: "invoices", open: 7 },
      { sections: ["everything"], open: "delete_account" },
      { sections: [], open: { operation: "cancellation; drop" } },
      { sections: [["invoices"]], open: ["cancellation"] },
      { open: { operation: "constructor" } },
    ])
      expect(readPageOptions(sent)).toEqual(none);
  });

  it("keeps what is known beside what isn't", () => {
    const sent = { sections: ["invoices", "evil", "payment_method"], open: "pause", cancel_now: true };
    expect(readPageOptions(sent)).toEqual({
      sections: ["payment_method", "invoices"],
      open: { operation: "pause", subscriptionId: null },
    });
  });

  it("names a subscription only by an ID in Stripe's format", () => {
    const opening = (subscriptionId: unknown) =>
      readPageOptions({ open: { operation: "pause", subscriptionId } }).open?.subscriptionId;
    expect(opening("sub_1AbC")).toBe("sub_1AbC");
    for (const other of ["sub_1,2", '"]', "cus_1", 7, null]) expect(opening(other)).toBeNull();
  });

  it.each(operationNames)("survives the frame's address: %s", (operation) => {
    const options = { sections: portalSections, open: { operation, subscriptionId: "sub_1" } };
    const query = Object.fromEntries(new URLSearchParams(toQuery(options)));
    expect(fromQuery(query)).toEqual(options);
  });

  it("adds nothing to the address where nothing is wished", () => {
    expect(toQuery(none)).toBe("");
    expect(fromQuery({})).toEqual(none);
    expect(fromQuery({ sections: ["a", "b"], open: ["x"] })).toEqual(none);
  });
});
