import { type EmbedSettings, findSettings, isPlainObject, readProof } from "./settings";

describe("the settings on the page", () => {
  it("are found under the current name, or else under the older products' names", () => {
    const portico = { portal_id: "new" };
    const billflow = { billing_page_id: "old" };
    expect(findSettings({ billflowSettings: billflow })).toBe(billflow);
    expect(findSettings({ billflowSettings: billflow, porticoSettings: portico })).toBe(portico);
    expect(findSettings({})).toBeUndefined();
  });

  it("must be an object created by a script", () => {
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
  ])("give %s and %s their current names", (portal, hash) => {
    const proof = readProof({ [portal]: "p1", email: "ada@example.com", [hash]: "5e" });
    expect(JSON.parse(JSON.stringify(proof))).toEqual({
      portal_id: "p1",
      email: "ada@example.com",
      hash: "5e",
    });
  });

  it("may have names with underscores or in camel case", () => {
    const old = { portal_id: "p1", customer_id: "cus_1", subscription_id: "sub_1" };
    const now = { portalId: "p1", customerId: "cus_1", subscriptionId: "sub_1" };
    expect(readProof(now)).toEqual(readProof(old));
  });

  it("include the language from Servicebot's options, if the page sets none itself", () => {
    const options = { i18n: { defaultLng: "de" } };
    expect(readProof({ options }).locale).toBe("de");
    expect(readProof({ options, locale: "ja" }).locale).toBe("ja");
  });

  it("send the proof and the wishes that the server knows, without empty fields", () => {
    const settings = {
      portal_id: "p1",
      customer_id: "cus_1",
      email: null as never,
      hash: "5e",
      subscription_id: "",
      options: { cancel_now: true },
      debug: true,
      tier: "pro",
      metadata: { plugin_type: "wp" },
      handleResponse() {},
    };
    expect(sent(settings)).toEqual({
      portal_id: "p1",
      customer_id: "cus_1",
      hash: "5e",
      options: { cancel_now: true, tier: "pro", debug: true },
    });
  });

  it("send no wishes that would make the whole request fail", () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    for (const options of [circular, { messageOnCancel: "x".repeat(16_000) }, { render() {} }])
      expect(sent({ portal_id: "p1", email: "ada@example.com", options })).toEqual({
        portal_id: "p1",
        email: "ada@example.com",
      });
  });
});

const sent = (settings: EmbedSettings) => JSON.parse(JSON.stringify(readProof(settings)));
