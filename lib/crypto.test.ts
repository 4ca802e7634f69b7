import { randomBytes } from "node:crypto";
import { hmac, randomText, seal, unseal } from "./crypto";

const key = (version: string) => ({ version, key: randomBytes(32) });
const context = "stripe_key|mer_1|test";

it("computes HMAC-SHA256 as in RFC 4231", () => {
  // RFC 4231, test case 2.
  const expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
  expect(hmac("Jefe", "what do ya want for nothing?")).toBe(expected);
});

it("unseals with the original key after newer keys were added", () => {
  const [old, young] = [key("v1"), key("v2")];
  const sealed = seal([old], context, "rk_test_secret");
  expect(unseal([young, old], context, sealed)).toBe("rk_test_secret");
  expect(seal([young, old], context, "x")).toMatch(/^v2\./);
});

it("does not unseal in another row, with another key, or with one bit changed", () => {
  const keys = [key("v1")];
  const sealed = seal(keys, context, "rk_test_secret");
  const [version, body = ""] = sealed.split(".");
  const flipped = Buffer.from(body, "base64url");
  flipped[20] = (flipped[20] ?? 0) ^ 1;
  expect(() => unseal(keys, "stripe_key|mer_2|test", sealed)).toThrow();
  expect(() => unseal([key("v1")], context, sealed)).toThrow();
  expect(() => unseal([key("v2")], context, sealed)).toThrow("not in SEALING_KEYS");
  expect(() => unseal(keys, context, `${version}.${flipped.toString("base64url")}`)).toThrow();
});

it.each([4, 8, 12])("refuses a tag cut to %i bytes", (length) => {
  const keys = [key("v1")];
  const bytes = Buffer.from(seal(keys, context, "rk_test_secret").slice(3), "base64url");
  const cut = bytes.subarray(0, bytes.length - 16 + length);
  expect(() => unseal(keys, context, `v1.${cut.toString("base64url")}`)).toThrow();
});

it("seals the same text differently each time", () => {
  const keys = [key("v1")];
  expect(seal(keys, context, "same")).not.toBe(seal(keys, context, "same"));
});

it("makes random text of the requested length in the documented alphabet", () => {
  expect(randomText(43)).toMatch(/^[0-9A-Za-z]{43}$/);
  expect(new Set(Array.from({ length: 1000 }, () => randomText(43))).size).toBe(1000);
});
