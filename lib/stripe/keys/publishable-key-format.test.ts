import { checkPublishableKey } from "./publishable-key-format";

const stripe = { stripeApiBase: undefined };
const simulator = { stripeApiBase: "http://127.0.0.1:12111" };
const live = "pk_live_51AbCdEfGh";
const test = "pk_test_51AbCdEfGh";

it.each([
  [test, { mode: "test", ...stripe }],
  [live, { mode: "live", ...stripe }],
  ["pk_test_sim_lumen", { mode: "test", ...simulator }],
  ["pk_live_sim_lumen", { mode: "live", ...simulator }],
] as const)("accepts %s for %o and trims spaces", (key, rules) => {
  expect(checkPublishableKey(` ${key}\n`, rules)).toEqual({ ok: true, key });
});

it.each([
  ["", { mode: "test", ...stripe }, "a complete publishable key"],
  ["pk_test_", { mode: "test", ...stripe }, "a complete publishable key"],
  ["sk_live_51AbCdEfGh", { mode: "live", ...stripe }, "must never be in a page"],
  ["rk_test_51AbCdEfGh", { mode: "test", ...stripe }, "must never be in a page"],
  [live, { mode: "test", ...stripe }, "a key of live mode"],
  [test, { mode: "live", ...stripe }, "a key of test mode"],
  [live, { mode: "live", ...simulator }, "uses a simulator"],
  ["pk_test_sim_lumen", { mode: "test", ...stripe }, "a simulator key"],
] as const)("refuses %s for %o and says why", (key, rules, why) => {
  const checked = checkPublishableKey(key, rules);
  expect(checked).toMatchObject({ ok: false, message: expect.stringContaining(why) });
  if (key.length > 8) expect(JSON.stringify(checked)).not.toContain(key);
});
