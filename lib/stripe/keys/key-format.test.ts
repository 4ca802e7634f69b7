import { checkKeyFormat, type KeyRules } from "./key-format";

const rules = (more: Partial<KeyRules> = {}): KeyRules => ({
  mode: "test",
  stripeApiBase: undefined,
  allowsUnrestrictedKeys: false,
  ...more,
});
const simulated = { stripeApiBase: "http://127.0.0.1:12111" };
const body = "51AbcdefGhijklmnOP";

describe("the format of a pasted Stripe key", () => {
  it.each([
    [`rk_test_${body}`, rules(), "restricted"],
    [`  rk_test_${body}\n`, rules(), "restricted"],
    [`sk_test_${body}`, rules(), "secret"],
    [`rk_live_${body}`, rules({ mode: "live" }), "restricted"],
    [`sk_live_${body}`, rules({ mode: "live", allowsUnrestrictedKeys: true }), "secret"],
    ["sk_test_sim_lumen-9", rules(simulated), "secret"],
    ["rk_live_sim_lumen", rules({ mode: "live", ...simulated }), "restricted"],
  ])("accepts %j", (text, given, kind) => {
    expect(checkKeyFormat(text, given)).toEqual({
      ok: true,
      key: text.trim(),
      kind,
      last4: text.trim().slice(-4),
    });
  });

  it.each([
    ["", rules(), /Paste a key/],
    ["hello", rules(), /a complete Stripe key/],
    [`rk_test_${body} ${body}`, rules(), /a complete Stripe key/],
    ["rk_test_…Kgd4", rules(), /masked/],
    ["rk_test_************Kgd4", rules(), /masked/],
    [`whsec_${body}`, rules(), /webhook/],
    [`pk_test_${body}`, rules(), /publishable/],
    [`pk_live_${body}`, rules({ mode: "live" }), /publishable/],
    [`rk_live_${body}`, rules(), /key of live mode/],
    [`rk_test_${body}`, rules({ mode: "live" }), /key of test mode/],
    [`sk_live_${body}`, rules({ mode: "live" }), /restricted key/],
    [`sk_live_${body}`, rules(), /key of live mode/],
    ["sk_test_sim_lumen9", rules(), /a simulator key/],
    ["rk_live_sim_lumen9", rules({ mode: "live" }), /a simulator key/],
    [`rk_live_${body}`, rules({ mode: "live", ...simulated }), /Don’t enter a real key here/],
    [`sk_test_${body}`, rules(simulated), /starts with rk_test_sim_/],
    ["sk_live_sim_lumen9", rules({ mode: "live", ...simulated }), /restricted key/],
  ])("refuses %j, says why and doesn't repeat the key", (text, given, reason) => {
    const checked = checkKeyFormat(text, given);
    expect(checked).toEqual({ ok: false, message: expect.stringMatching(reason) });
    if (text.length > 12) expect(JSON.stringify(checked)).not.toContain(text);
  });
});
