import { operationNames } from "../../operations/operations";
import { fromQuery, portalSections, readPageOptions, toQuery } from "./page-options";

const none = { sections: null, open: null };

describe("the wishes of a page", () => {
  it("are empty if nothing is sent, or nothing that is known", () => {
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

  it("keep the known parts and drop the unknown ones", () => {
    const sent = { sections: ["invoices", "evil", "payment_method"], open: "pause", cancel_now: true };
    expect(readPageOptions(sent)).toEqual({
      sections: ["payment_method", "invoices"],
      open: { operation: "pause", subscriptionId: null },
    });
  });

  it("accept only a subscription ID in Stripe's format", () => {
    const opening = (subscriptionId: unknown) =>
      readPageOptions({ open: { operation: "pause", subscriptionId } }).open?.subscriptionId;
    expect(opening("sub_1AbC")).toBe("sub_1AbC");
    for (const other of ["sub_1,2", '"]', "cus_1", 7, null]) expect(opening(other)).toBeNull();
  });

  it.each(operationNames)("stay the same in the frame's URL: %s", (operation) => {
    const options = { sections: portalSections, open: { operation, subscriptionId: "sub_1" } };
    const query = Object.fromEntries(new URLSearchParams(toQuery(options)));
    expect(fromQuery(query)).toEqual(options);
  });

  it("add nothing to the URL if there are none", () => {
    expect(toQuery(none)).toBe("");
    expect(fromQuery({})).toEqual(none);
    expect(fromQuery({ sections: ["a", "b"], open: ["x"] })).toEqual(none);
  });
});
