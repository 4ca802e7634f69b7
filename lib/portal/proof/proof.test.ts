import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { hmac } from "../../crypto";
import { findProvingKey, hashMatches, parseIdentity } from "./proof";

const secret = "sk_portal_4f8Gq2LwT9yXc1VbN6mJ3kRz7HsD5pQa0EuWiOxYtUv";
const email = "ada@example.com";

it("accepts the hash of exactly this identity, written in lower or upper case", () => {
  expect(hashMatches(secret, email, hmac(secret, email))).toBe(true);
  expect(hashMatches(secret, email, hmac(secret, email).toUpperCase())).toBe(true);
});

const right = createHmac("sha256", secret).update(email);
const hex = hmac(secret, email);

it.each([
  ["one digit too short", hex.slice(0, 63)],
  ["one digit too long", `${hex}0`],
  ["empty", ""],
  ["written in base64", right.digest("base64")],
  ["prefixed with 0x", `0x${hex.slice(2)}`],
  ["followed by a newline", `${hex}\n`],
  [
    "written in full-width digits",
    hex.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  ],
  [
    "written in Arabic-Indic digits",
    hex.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit))),
  ],
  ["surrounded by spaces", ` ${hex} `],
  ["interspersed with spaces", hex.replace(/(..)/g, "$1 ")],
  [
    "a plain SHA-256 of key and identity",
    createHash("sha256")
      .update(secret + email)
      .digest("hex"),
  ],
  ["an HMAC with key and message swapped", hmac(email, secret)],
  ["an HMAC-SHA1", createHmac("sha1", secret).update(email).digest("hex")],
  ["an HMAC-SHA512", createHmac("sha512", secret).update(email).digest("hex")],
  ["made with an empty key", hmac("", email)],
  ['made with the text "undefined"', hmac("undefined", email)],
  ['made with the text "null"', hmac("null", email)],
  // A hash made with a NUL after the key would be valid, because HMAC fills short keys with NULs. Our keys contain no
  // NUL.
  ["made with the key's last four characters, which pages show", hmac(secret.slice(-4), email)],
  ["made with the masked key that pages show", hmac(`••••${secret.slice(-4)}`, email)],
  ["made with a newline after the key", hmac(`${secret}\n`, email)],
  ["made with the snippets' placeholder", hmac("YOUR_SECRET_KEY", email)],
])("refuses a hash that is %s", (_name, hash) => {
  expect(hashMatches(secret, email, hash)).toBe(false);
});

it.each([
  "Ada@example.com",
  "ada@example.com ",
  "\tada@example.com",
  "ada@example.com\u200b",
  "ada@example.com.",
  "ada@example.com\u00a0",
  "ada%40example.com",
  "ada+test@example.com",
])("does not accept the hash of ada@example.com for %j", (other) =>
  expect(hashMatches(secret, other, hex)).toBe(false),
);

it.each([
  ["composed and decomposed accents", "jos\u00e9@example.com", "jose\u0301@example.com"],
  ["an international domain and its ASCII form", "ada@b\u00fccher.example", "ada@xn--bcher-kva.example"],
  ["the Kelvin sign and a k", "\u212aate@example.com", "kate@example.com"],
])("keeps two similar addresses apart: %s", (_what, one, other) => {
  expect(hashMatches(secret, one, hmac(secret, other))).toBe(false);
  expect(hashMatches(secret, other, hmac(secret, one))).toBe(false);
});

it("distinguishes email addresses from customer IDs: no text is valid as both", () => {
  expect(parseIdentity("email", "cus_NffrFeUfNV2Hib")).toBeUndefined();
  expect(parseIdentity("customer_id", email)).toBeUndefined();
  expect(parseIdentity("email", email)).toBe(email);
  expect(parseIdentity("customer_id", "cus_NffrFeUfNV2Hib")).toBe("cus_NffrFeUfNV2Hib");
});

it.each([
  ["two @", "a@b@c.de"],
  ["a homoglyph of @", "ada\uff20example.com"],
  ["a line break", "ada@example.com\r\nbcc: x@y.z"],
  ["a NUL", "ada\0@example.com"],
  ["a mark that reverses text", "ada\u202e@example.com"],
  ["a list", "ada@example.com,bob@example.com"],
  ["markup", "<a@example.com>"],
  ["255 bytes", `${"a".repeat(243)}@example.com`],
  ["half of a surrogate pair", "ada\ud800@example.com"],
  ["nothing", ""],
])("refuses an email address with %s", (_name, text) => {
  expect(parseIdentity("email", text)).toBeUndefined();
});

it("tries every key and returns the one that made the hash", () => {
  const keys = [
    { id: "old", secret: "a".repeat(43) },
    { id: "new", secret },
  ];
  expect(findProvingKey(keys, email, hex)?.id).toBe("new");
  expect(findProvingKey([], email, hex)).toBeUndefined();
});

it("accepts none of a hundred thousand altered proofs", () => {
  const altered = fc.tuple(fc.string(), fc.string({ unit: "binary" }), fc.stringMatching(/^[0-9a-f]{64}$/));
  const isAccepted = fc.property(altered, ([identity, otherSecret, hash]) => {
    const guesses = hashMatches(secret, email, hash) || hashMatches(secret, identity, hex);
    return !guesses && (otherSecret === secret || !hashMatches(secret, email, hmac(otherSecret, email)));
  });
  fc.assert(isAccepted, { numRuns: 34_000 });
});
