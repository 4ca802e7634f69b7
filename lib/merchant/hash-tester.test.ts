import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { hashMatches, parseIdentity } from "../portal/proof";
import { diagnoseHash } from "./hash-tester";
import type { HashTest, TesterKey } from "./hash-tester";
import { mistakes } from "./hash-tester/advice";
import type { Mistake } from "./hash-tester/advice";

const secret = "sec_4dJq0V7nXo2LkT9bYh3cRz8wEu5mPa1sGf6iKx7vNt0";
const keys: TesterKey[] = [
  { mode: "test", id: "k_test", secret },
  { mode: "live", id: "k_live", secret: "sec_ZtR8mQw1LoK5vXc3bNz6HyJ2fDs9GaPe7UiTq0WxYrE" },
  { mode: "test", id: "k_old", secret: "sec_0ldKeyOfTheMerchant5vXc3bNz6HyJ2fDs9GaPe7Ui", isRetired: true },
];
const [, live, retired] = keys as [TesterKey, TesterKey, TesterKey];
const email = "zoë+tag@example.com";

function hmac(key: string | Buffer, message: string | Buffer, algorithm = "sha256") {
  return createHmac(algorithm, key).update(message).digest();
}
const right = hmac(secret, email);
const hex = right.toString("hex");

function diagnose(changes: Partial<HashTest>) {
  return diagnoseHash({ identity: email, hash: hex, identifyBy: "email", mode: "test", keys, ...changes });
}

/** Each row: the mistake, how it was made, and what the developer pastes into the tester. */
const table: [Mistake, how: string, changes: Partial<HashTest>][] = [
  ["hash_missing", "nothing was pasted", { hash: " \n" }],
  ["identity_missing", "nothing was entered", { identity: "" }],
  ["identity_of_other_kind", "e-mail where the ID is expected", { identifyBy: "customer_id" }],
  ["identity_of_other_kind", "ID where the e-mail is expected", { identity: "cus_12345678" }],
  ["identity_invalid", "a name", { identity: "Zoë" }],
  [
    "identity_white_space",
    "sent with a space",
    { identity: `${email} `, hash: hmac(secret, `${email} `).toString("hex") },
  ],
  ["identity_white_space", "hashed with a line break", { hash: hmac(secret, `${email}\n`).toString("hex") }],
  [
    "identity_case",
    "hashed in lower case",
    { identity: "Ada@X.io", hash: hmac(secret, "ada@x.io").toString("hex") },
  ],
  [
    "identity_case",
    "hashed with a capital",
    { identity: "ada@x.io", hash: hmac(secret, "Ada@x.io").toString("hex") },
  ],
  ["identity_encoding", "decomposed letters", { hash: hmac(secret, email.normalize("NFD")).toString("hex") }],
  ["identity_encoding", "Latin-1", { hash: hmac(secret, Buffer.from(email, "latin1")).toString("hex") }],
  ["identity_escaped", "URL-encoded", { hash: hmac(secret, encodeURIComponent(email)).toString("hex") }],
  ["identity_escaped", "JSON", { hash: hmac(secret, JSON.stringify(email)).toString("hex") }],
  ["identity_empty_on_server", "empty", { hash: hmac(secret, "").toString("hex") }],
  ["identity_empty_on_server", "undefined", { hash: hmac(secret, "undefined").toString("hex") }],
  ["identity_empty_on_server", "null", { hash: hmac(secret, "null").toString("hex") }],
  ["other_mode", "the live key on a test portal", { hash: hmac(live.secret, email).toString("hex") }],
  ["other_mode", "the test key on a live portal", { mode: "live" }],
  ["other_mode", "the live key, in base64", { hash: hmac(live.secret, email).toString("base64") }],
  ["retired_key", "an old key", { hash: hmac(retired.secret, email).toString("hex") }],
  ["secret_missing", "empty key", { hash: hmac("", email).toString("hex") }],
  ["secret_missing", "undefined key", { hash: hmac("undefined", email).toString("hex") }],
  ["secret_missing", "the example's words", { hash: hmac("YOUR_SECRET_KEY", email).toString("hex") }],
  ["secret_altered", "a line break in the file", { hash: hmac(`${secret}\n`, email).toString("hex") }],
  ["secret_altered", "quotes of the .env file", { hash: hmac(`"${secret}"`, email).toString("hex") }],
  ["secret_altered", "decoded", { hash: hmac(Buffer.from(secret, "base64"), email).toString("hex") }],
  ["other_digest", "MD5", { hash: hmac(secret, email, "md5").toString("hex") }],
  ["other_digest", "SHA-1", { hash: hmac(secret, email, "sha1").toString("hex") }],
  ["other_digest", "SHA-512", { hash: hmac(secret, email, "sha512").toString("hex") }],
  ["other_digest", "SHA-512 of who knows what", { hash: "ab".repeat(64) }],
  ["other_digest", "plain MD5", { hash: createHash("md5").update(email).digest("hex") }],
  [
    "plain_sha256",
    "key before message",
    {
      hash: createHash("sha256")
        .update(secret + email)
        .digest("hex"),
    },
  ],
  [
    "plain_sha256",
    "message before key",
    {
      hash: createHash("sha256")
        .update(email + secret)
        .digest("hex"),
    },
  ],
  ["plain_sha256", "message alone", { hash: createHash("sha256").update(email).digest("hex") }],
  ["swapped", "message as key", { hash: hmac(email, secret).toString("hex") }],
  ["hash_decorated", "a line break", { hash: `${hex}\n` }],
  ["hash_decorated", "quotes", { hash: `"${hex}"` }],
  ["hash_decorated", "0x", { hash: `0x${hex}` }],
  ["base64", "base64", { hash: right.toString("base64") }],
  ["base64", "base64 for addresses", { hash: right.toString("base64url") }],
  ["encoded_twice", "base64 of the digits", { hash: Buffer.from(hex).toString("base64") }],
  ["encoded_twice", "digits of the digits", { hash: Buffer.from(hex).toString("hex") }],
  ["truncated", "one digit short", { hash: hex.slice(0, 63) }],
  ["truncated", "a column of 32", { hash: hex.slice(0, 32) }],
  ["too_long", "one digit more", { hash: `${hex}0` }],
  ["hash_not_hex", "a word", { hash: "not-a-hash" }],
  ["hash_length", "ten digits", { hash: "0123456789" }],
  ["unknown", "another key altogether", { hash: "0".repeat(64) }],
];

describe("the hash tester", () => {
  it("says valid for a right hash, in upper case too (P03), and names the key", () => {
    expect(diagnose({})).toEqual({ verdict: "valid", keyId: "k_test" });
    expect(diagnose({ hash: hex.toUpperCase() })).toEqual({ verdict: "valid", keyId: "k_test" });
  });

  it.each(table)("%s: %s", (mistake, _how, changes) => {
    expect(diagnose(changes)).toMatchObject({
      verdict: mistake,
      advice: expect.stringMatching(/^[A-Z].+\.$/),
    });
  });

  it("has an example of every mistake it knows", () => {
    expect(new Set(table.map(([mistake]) => mistake))).toEqual(new Set(mistakes));
  });

  it("names the change of the key and the digest that was used", () => {
    expect(diagnose({ hash: hmac(`${secret}\n`, email).toString("hex") })).toMatchObject({
      advice: expect.stringContaining("a line break at its end"),
    });
    expect(diagnose({ hash: hmac(secret, email, "sha1").toString("hex") })).toMatchObject({
      advice: expect.stringContaining("HMAC with SHA-1"),
    });
  });

  it("never gives away a secret or the right hash", () => {
    for (const [, , changes] of table) {
      const answer = JSON.stringify(diagnose(changes));
      for (const key of keys) expect(answer).not.toContain(key.secret.slice(4, 20));
      expect(answer).not.toContain(hex.slice(0, 16));
    }
  });

  it("answers a merchant who has no key yet", () => {
    expect(diagnose({ keys: [] })).toMatchObject({ verdict: "unknown" });
  });
});

describe("the hash tester and the door", () => {
  const identities = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(email, "Ada@X.io", "ada@x.io ", "cus_12345678", "cus_1", "") },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
    { weight: 3, arbitrary: fc.emailAddress() },
  );
  const test = fc
    .record({
      identity: identities,
      hashed: fc.option(identities, { freq: 1 }),
      identifyBy: fc.constantFrom("email" as const, "email" as const, "customer_id" as const),
      mode: fc.constantFrom("test" as const, "live" as const),
      key: fc.constantFrom(...keys),
      write: fc.constantFrom(
        (digest: Buffer) => digest.toString("hex"),
        (digest: Buffer) => digest.toString("hex").toUpperCase(),
        (digest: Buffer) => digest.toString("base64"),
        (digest: Buffer) => `${digest.toString("hex")} `,
        (digest: Buffer) => digest.toString("hex").slice(1),
        () => "０".repeat(64),
      ),
    })
    .map(({ hashed, key, write, ...rest }) => ({
      ...rest,
      hash: write(hmac(key.secret, hashed ?? rest.identity)),
    }));

  it("agree on every proof: valid is said exactly when the door opens", () => {
    const said = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(test, ({ identity, hash, identifyBy, mode }) => {
        const opens =
          parseIdentity(identifyBy, identity) !== undefined &&
          keys.some((key) => key.mode === mode && !key.isRetired && hashMatches(key.secret, identity, hash));
        const { verdict } = diagnoseHash({ identity, hash, identifyBy, mode, keys });
        expect(verdict === "valid").toBe(opens);
        said[opens ? "valid" : "invalid"]++;
      }),
      { numRuns: 3_000 },
    );
    // The property would say nothing if it had met one side only.
    expect(said.valid).toBeGreaterThan(50);
    expect(said.invalid).toBeGreaterThan(50);
  });
});
