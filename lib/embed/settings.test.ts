import { findSettings, isPlainObject, readProof } from "./settings";

describe("the settings on the page", () => {
  it("finds them under the current name first, then under the older products' names", () => {
    const portico = { portal_id: "new" };
    const billflow = { billing_page_id: "old" };
    expect(findSettings({ billflowSettings: billflow })).toBe(billflow);
    expect(findSettings({ billflowSettings: billflow, porticoSettings: portico })).toBe(portico);
    expect(findSettings({})).toBeUndefined();
  });

  it("accepts only an object created by a script", () => {
    class HTMLFormElement {
      get [Symbol.toStringTag]() {
        return "HTMLFormElement";
      }
    }
    for (const value of [new HTMLFormElement(), null, undefined, "text", [], () => {}]) {
      expect(isPlainObject(value)).toBe(false);
      expect(findSettings({ porticoSettings: value })).toBeUndefined();
    }
  });

  it.each([
    ["portal_id", "hash"],
    ["billing_page_id", "hash"],
    ["servicebot_id", "email_hash"],
  ])("reads %s and %s under their current names", (portal, hash) => {
    const proof = readProof({ [portal]: "p1", email: "ada@example.com", [hash]: "5e" });
    expect(JSON.parse(JSON.stringify(proof))).toEqual({
      portal_id: "p1",
      email: "ada@example.com",
      hash: "5e",
    });
  });

  it("sends only the fields of the proof", () => {
    const settings = {
      portal_id: "p1",
      customer_id: "cus_1",
      email: null as never,
      hash: "5e",
      subscription_id: "",
      options: { cancel_now: true },
      debug: true,
      tier: "pro",
      handleResponse() {},
    };
    expect(JSON.parse(JSON.stringify(readProof(settings)))).toEqual({
      portal_id: "p1",
      customer_id: "cus_1",
      hash: "5e",
    });
  });
});
