import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { hashMatches, parseIdentity } from "../../portal/proof/proof";
import { customerMistakes, hashMistakes, type KnownKey, type Mistake } from "../mistakes";
import { explain } from "../words/explain";
import { diagnoseHash, type HashTest } from "./diagnose-hash";

const secret = "sec_4dJq0V7nXo2LkT9bYh3cRz8wEu5mPa1sGf6iKx7vNt0";
const key = (id: string, mode: "test" | "live", secret: string, more: Partial<KnownKey> = {}): KnownKey => ({
  ...{ id, mode, secret, purpose: "hash", last4: secret.slice(-4), isRetired: false },
  ...more,
});
const live = key("k_live", "live", "sec_ZtR8mQw1LoK5vXc3bNz6HyJ2fDs9GaPe7UiTq0WxYrE");
const retired = key("k_old", "test", "sec_0ldKeyOfTheMerchant5vXc3bNz6HyJ2fDs9GaPe7Ui", { isRetired: true });
const signing = key("sig_test", "test", "sign_Gh4kLm9QwErTyUiOpAsDfGhJkLzXcVbNm1234567890", {
  purpose: "token",
});
const keys = [key("k_test", "test", secret), live, retired, signing];
const email = "zoë+tag@example.com";

function hmac(by: string | Buffer, message: string | Buffer, algorithm = "sha256") {
  return createHmac(algorithm, by).update(message).digest();
}
const right = hmac(secret, email);
const hex = right.toString("hex");

function diagnose(changes: Partial<HashTest>) {
  const known = { keys, portalIds: ["TestPortal0000000001", "LivePortal0000000001"] };
  return diagnoseHash({
    identity: email,
    hash: hex,
    identifyBy: "email",
    mode: "test",
    ...known,
    ...changes,
  });
}

const hashedFrom = (message: string | Buffer) => ({ hash: hmac(secret, message).toString("hex") });
const keyed = (other: string | Buffer) => ({ hash: hmac(other, email).toString("hex") });
const pairs = (text: string) => text.match(/../g) ?? [];

/** Finds an address whose digest has a zero where the pattern wants one. */
function addressWith(zero: RegExp): { identity: string; bytes: Buffer } {
  for (let number = 0; ; number += 1) {
    const identity = `ada${number}@example.com`;
    const bytes = hmac(secret, identity);
    if (zero.test(bytes.toString("hex"))) return { identity, bytes };
  }
}
const short = addressWith(/^[1-9a-f].(?:..)*0[1-9a-f]/);
const leading = addressWith(/^0/);

/** Each row: the mistake, its cause, and the developer's input in the tester. */
const table: [Mistake, how: string, changes: Partial<HashTest>][] = [
  ["hash_missing", "nothing was pasted", { hash: " \n" }],
  ["identity_missing", "nothing was entered", { identity: "" }],
  ["identity_of_other_kind", "an email where the ID is expected", { identifyBy: "customer_id" }],
  ["identity_of_other_kind", "an ID where the email is expected", { identity: "cus_12345678" }],
  ["identity_invalid", "a name", { identity: "Zoë" }],
  [
    "identity_white_space",
    "identity sent with a space",
    { identity: `${email} `, hash: hmac(secret, `${email} `).toString("hex") },
  ],
  [
    "hashed_white_space",
    "identity hashed with a line break",
    { hash: hmac(secret, `${email}\n`).toString("hex") },
  ],
  [
    "identity_case",
    "identity hashed in lower case",
    { identity: "Ada@X.io", hash: hmac(secret, "ada@x.io").toString("hex") },
  ],
  [
    "identity_case",
    "hashed with a capital",
    { identity: "ada@x.io", hash: hmac(secret, "Ada@x.io").toString("hex") },
  ],
  ["identity_encoding", "decomposed letters", { hash: hmac(secret, email.normalize("NFD")).toString("hex") }],
  ["identity_encoding", "Latin-1", { hash: hmac(secret, Buffer.from(email, "latin1")).toString("hex") }],
  ["hashed_escaped", "URL-encoded", { hash: hmac(secret, encodeURIComponent(email)).toString("hex") }],
  ["hashed_escaped", "JSON", { hash: hmac(secret, JSON.stringify(email)).toString("hex") }],
  ["identity_empty_on_server", "empty", { hash: hmac(secret, "").toString("hex") }],
  ["identity_empty_on_server", "undefined", { hash: hmac(secret, "undefined").toString("hex") }],
  ["identity_empty_on_server", "null", { hash: hmac(secret, "null").toString("hex") }],
  ["other_mode", "the live key on a test portal", { hash: hmac(live.secret, email).toString("hex") }],
  ["other_mode", "the test key on a live portal", { mode: "live" }],
  ["other_mode", "the live key, in base64", { hash: hmac(live.secret, email).toString("base64") }],
  ["retired_key", "an old key", { hash: hmac(retired.secret, email).toString("hex") }],
  ["secret_missing", "empty key", { hash: hmac("", email).toString("hex") }],
  ["secret_missing", "undefined key", { hash: hmac("undefined", email).toString("hex") }],
  ["secret_missing", "the example's placeholder", keyed("YOUR_SECRET_KEY")],
  ["secret_missing", "nil", keyed("nil")],
  ["secret_altered", "a line break in the file", { hash: hmac(`${secret}\n`, email).toString("hex") }],
  ["secret_altered", "quotes of the .env file", { hash: hmac(`"${secret}"`, email).toString("hex") }],
  ["secret_altered", "decoded", { hash: hmac(Buffer.from(secret, "base64"), email).toString("hex") }],
  ["other_digest", "MD5", { hash: hmac(secret, email, "md5").toString("hex") }],
  ["other_digest", "SHA-1", { hash: hmac(secret, email, "sha1").toString("hex") }],
  ["other_digest", "SHA-512", { hash: hmac(secret, email, "sha512").toString("hex") }],
  ["other_digest", "SHA-512 of any text", { hash: "ab".repeat(64) }],
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
  ["base64", "base64url", { hash: right.toString("base64url") }],
  ["encoded_twice", "base64 of the digits", { hash: Buffer.from(hex).toString("base64") }],
  ["encoded_twice", "digits of the digits", { hash: Buffer.from(hex).toString("hex") }],
  ["truncated", "one digit short", { hash: hex.slice(0, 63) }],
  ["truncated", "a column of 32", { hash: hex.slice(0, 32) }],
  ["too_long", "one digit more", { hash: `${hex}0` }],
  ["hash_not_hex", "a word", { hash: "not-a-hash" }],
  ["hash_length", "ten digits", { hash: "0123456789" }],
  ["identity_invisible", "a zero-width space in the sent identity", { identity: `${email}\u200b` }],
  ["hashed_invisible", "a byte order mark in the hashed text", hashedFrom(`\ufeff${email}`)],
  ["hashed_invisible", "a no-break space in the hashed text", hashedFrom(`${email}\u00a0`)],
  ["identity_display_name", "as mail programs write it", { identity: "Ada <ada@example.com>" }],
  ["identity_display_name", "with quotes", { identity: '"Lovelace, Ada" <ada@example.com>' }],
  ["identity_display_name", "without a name", { identity: "<ada@example.com>" }],
  ["identity_plus", "sent as a space", { identity: email.replace("+", " ") }],
  ["hashed_plus", "hashed as a space", hashedFrom(email.replace("+", " "))],
  ["hashed_escaped", "+ as %2B in the hashed text", hashedFrom(email.replace("+", "%2B"))],
  ["hashed_escaped", "+ as %2b in the hashed text", hashedFrom(email.replace("+", "%2b"))],
  [
    "hashed_escaped",
    "+ as %2B in the sent identity",
    { identity: email.replace("+", "%2B"), ...hashedFrom(email) },
  ],
  ["identity_escaped", "@ as %40 in the sent identity", { identity: email.replace("@", "%40") }],
  ["identity_escaped", "@ as &#64; in the sent identity", { identity: email.replace("@", "&#64;") }],
  ["hashed_escaped", "@ as %40 in the hashed text", hashedFrom(email.replace("@", "%40"))],
  ["hashed_escaped", "mailto: in the hashed text", hashedFrom(`mailto:${email}`)],
  ["hashed_escaped", "mailto: in the sent identity", { identity: `mailto:${email}`, ...hashedFrom(email) }],
  ["hashed_escaped", "angle brackets in the hashed text", hashedFrom(`<${email}>`)],
  ["hashed_escaped", "quotes in the sent identity", { identity: `"${email}"`, ...hashedFrom(email) }],
  [
    "hashed_escaped",
    "JSON that escapes all characters beyond ASCII",
    hashedFrom('"zo\\u00eb+tag@example.com"'),
  ],
  ["hashed_escaped", "a JSON object", hashedFrom(JSON.stringify({ email }))],
  ["hashed_escaped", "a JSON object written by Python", hashedFrom(`{"email": "${email}"}`)],
  ["hashed_escaped", "a JSON list", hashedFrom(JSON.stringify([email]))],
  ["hashed_escaped", "a form field", hashedFrom(`email=${encodeURIComponent(email)}`)],
  ["hashed_escaped", "HTML", hashedFrom(email.replace("+", "&#43;").replace("@", "&#64;"))],
  ["hashed_escaped", "base64", hashedFrom(Buffer.from(email).toString("base64"))],
  ["identity_shortened", "an email address without its tag", hashedFrom("zoë@example.com")],
  ["identity_shortened", "the part before the @", hashedFrom("zoë+tag")],
  [
    "identity_shortened",
    "an ID without its beginning",
    { identifyBy: "customer_id", identity: "cus_12345678", ...hashedFrom("12345678") },
  ],
  ["identity_hashed", "SHA-256 of the address", hashedFrom(createHash("sha256").update(email).digest("hex"))],
  ["identity_hashed", "MD5 of the address", hashedFrom(createHash("md5").update(email).digest("hex"))],
  ["identity_case", "only the domain in lower case", { identity: "Ada@X.io", ...hashedFrom("Ada@x.io") }],
  [
    "identity_case",
    "an ID in lower case",
    { identifyBy: "customer_id", identity: "cus_LumenAda", ...hashedFrom("cus_lumenada") },
  ],
  ["identity_encoding", "UTF-16", hashedFrom(Buffer.from(email, "utf16le"))],
  ["identity_encoding", "read as Latin-1", hashedFrom(Buffer.from(email).toString("latin1"))],
  [
    "identity_encoding",
    "a domain for ASCII",
    { identity: "ada@bücher.example", ...hashedFrom("ada@xn--bcher-kva.example") },
  ],
  ["secret_name", "the examples' variable", keyed("PORTICO_SECRET_KEY")],
  ["secret_name", "Node.js code in quotes", keyed("process.env.PORTICO_SECRET_KEY")],
  ["secret_name", "a shell variable that isn't expanded", keyed("$PORTICO_SECRET_KEY")],
  ["secret_name", "a template variable that isn't expanded", keyed("{{ PORTICO_SECRET_KEY }}")],
  ["secret_name", "a short variable", keyed("secret_key")],
  ["portal_id_as_key", "of this mode", keyed("TestPortal0000000001")],
  ["portal_id_as_key", "of the other mode", keyed("LivePortal0000000001")],
  ["key_id_as_key", "of this key", keyed("k_test")],
  ["secret_altered", "a byte order mark", keyed(`\ufeff${secret}`)],
  ["secret_altered", "the whole line", keyed(`PORTICO_SECRET_KEY=${secret}`)],
  ["secret_altered", "a space before it", keyed(` ${secret}`)],
  ["secret_altered", "one character missing", keyed(secret.slice(0, -1))],
  ["secret_altered", "all in upper case", keyed(secret.toUpperCase())],
  ["secret_altered", "base64 with echo's line break", keyed(Buffer.from(`${secret}\n`).toString("base64"))],
  ["secret_altered", "UTF-16", keyed(Buffer.from(secret, "utf16le"))],
  ["hash_decorated", "OpenSSL 3", { hash: `SHA2-256(stdin)= ${hex}` }],
  ["hash_decorated", "OpenSSL 1", { hash: `(stdin)= ${hex}\n` }],
  ["hash_decorated", "OpenSSL's HMAC", { hash: `HMAC-SHA2-256(stdin)= ${hex}` }],
  ["hash_decorated", "GitHub's", { hash: `sha256=${hex}` }],
  ["hash_decorated", "Docker's", { hash: `sha256:${hex}` }],
  ["hash_decorated", "Stripe's", { hash: `t=1700000000,v1=${hex}` }],
  ["hash_decorated", ".NET's", { hash: pairs(hex.toUpperCase()).join("-") }],
  ["hash_decorated", "OpenSSL's -c", { hash: pairs(hex).join(":") }],
  ["hash_decorated", "OpenSSL's -c with its label", { hash: `SHA2-256(stdin)= ${pairs(hex).join(":")}` }],
  ["hash_decorated", "xxd's", { hash: hex.replace(/.{4}/g, "$& ") }],
  ["hash_decorated", "in lines of 32", { hash: hex.replace(/.{32}/g, "$&\n") }],
  ["hash_decorated", "Go's", { hash: `[${pairs(hex).join(" ")}]` }],
  [
    "hash_decorated",
    "C's",
    {
      hash: pairs(hex)
        .map((pair) => `0x${pair}`)
        .join(", "),
    },
  ],
  [
    "hash_decorated",
    "Python's escapes",
    {
      hash: `b'${pairs(hex)
        .map((pair) => `\\x${pair}`)
        .join("")}'`,
    },
  ],
  ["hash_decorated", "Node's Buffer", { hash: `<Buffer ${pairs(hex).join(" ")}>` }],
  ["hash_decorated", "Python's b''", { hash: `b'${hex}'` }],
  ["hash_decorated", "quotes escaped for a URL", { hash: `%22${hex}%22` }],
  ["hash_decorated", "quotes escaped for HTML", { hash: `&quot;${hex}&quot;` }],
  ["hash_decorated", "Python's b without the quotes", { hash: `b${hex}` }],
  ["hash_decorated", "PHP's var_dump", { hash: `string(64) "${hex}"` }],
  ["hash_decorated", "BSD's", { hash: `SHA256 (stdin) = ${hex}` }],
  ["hash_decorated", "PowerShell's table", { hash: `SHA256   ${hex.toUpperCase()}   C:\\mail.txt` }],
  ["hash_decorated", "the whole snippet", { hash: `window.porticoSettings = { hash: "${hex}" }` }],
  [
    "hash_decorated",
    "a line of C",
    {
      hash: `{ ${pairs(hex)
        .map((pair) => `0x${pair}`)
        .join(", ")} }`,
    },
  ],
  ["too_long", "twice", { hash: hex + hex }],
  ["identity_display_name", "a comment after it", { identity: "ada@example.com (Ada)" }],
  ["hashed_escaped", "a period after it", { identity: "ada@example.com.", ...hashedFrom("ada@example.com") }],
  ["hashed_escaped", "a semicolon after it", hashedFrom(`${email};`)],
  ["hashed_escaped", "a label before it", hashedFrom(`Email: ${email}`)],
  ["identity_name", "the variable", hashedFrom("email")],
  ["identity_name", "a template that isn't filled in", hashedFrom("{{ user.email }}")],
  ["identity_name", "Ruby code in single quotes", hashedFrom("#{current_user.email}")],
  ["secret_name", "PHP's superglobal", keyed("$_ENV['PORTICO_SECRET_KEY']")],
  ["secret_name", "Python code with single quotes", keyed("os.environ['PORTICO_SECRET_KEY']")],
  ["secret_name", "a template that nothing fills in", keyed("<%= ENV['PORTICO_SECRET_KEY'] %>")],
  ["secret_altered", "the line of a shell script", keyed(`export PORTICO_SECRET_KEY=${secret}`)],
  ["hash_decorated", "PostgreSQL's", { hash: `\\x${hex}` }],
  ["hash_decorated", "sha256sum's", { hash: `${hex}  -` }],
  ["hash_decorated", "a field of JSON", { hash: `{"hash":"${hex}"}` }],
  ["hash_decorated", "a field of a template", { hash: `hash: "${hex}",` }],
  [
    "hash_decorated",
    "URL escapes",
    {
      hash: pairs(hex)
        .map((pair) => `%${pair}`)
        .join(""),
    },
  ],
  ["hash_decorated", "dashes after every eight", { hash: (hex.match(/.{8}/g) ?? []).join("-") }],
  ["hash_decorated", "curly quotes", { hash: `“${hex}”` }],
  ["hash_decorated", "a byte order mark", { hash: `\ufeff${hex}` }],
  ["hash_decorated", "a zero-width space in it", { hash: `${hex.slice(0, 30)}\u200b${hex.slice(30)}` }],
  [
    "hash_decorated",
    "wide digits",
    { hash: hex.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))) },
  ],
  ["base64", "padding escaped for a URL", { hash: encodeURIComponent(right.toString("base64")) }],
  ["base64", "its + read as a space", { hash: right.toString("base64").replaceAll("+", " ") }],
  ["base64", "Python's b''", { hash: `b'${right.toString("base64")}'` }],
  ["base64", "as in an integrity attribute", { hash: `sha256-${right.toString("base64")}` }],
  ["encoded_twice", "base64 of base64", { hash: Buffer.from(right.toString("base64")).toString("base64") }],
  ["encoded_twice", "digits of base64", { hash: Buffer.from(right.toString("base64")).toString("hex") }],
  ["byte_list", "JavaScript's", { hash: JSON.stringify([...right]) }],
  ["byte_list", "Node's Buffer as JSON", { hash: JSON.stringify(right) }],
  ["byte_list", "Java's", { hash: `[${[...right].map((byte) => (byte << 24) >> 24).join(", ")}]` }],
  ["byte_list", "Go's", { hash: `[${[...right].join(" ")}]` }],
  ["byte_list", "Elixir's", { hash: `<<${[...right].join(", ")}>>` }],
  ["byte_list", "one large number", { hash: BigInt(`0x${hex}`).toString() }],
  ["raw_bytes", "as Latin-1", { hash: right.toString("latin1") }],
  ["raw_bytes", "as UTF-8", { hash: right.toString("utf8") }],
  ["hashed_twice", "HMAC of the digits", { hash: hmac(secret, hex).toString("hex") }],
  ["hashed_twice", "SHA-256 of the digits", { hash: createHash("sha256").update(hex).digest("hex") }],
  ["hashed_twice", "SHA-256 of the bytes", { hash: createHash("sha256").update(right).digest("hex") }],
  [
    "zeros_missing",
    "byte by byte",
    { ...short, hash: [...short.bytes].map((byte) => byte.toString(16)).join("") },
  ],
  ["zeros_missing", "in front", { ...leading, hash: leading.bytes.toString("hex").replace(/^0+/, "") }],
  [
    "zeros_missing",
    "with Java's signs",
    { hash: [...right].map((byte) => (((byte << 24) >> 24) >>> 0).toString(16)).join("") },
  ],
  ["start_missing", "the first eight", { hash: hex.slice(8) }],
  ["other_digest", "SHA-512/256", { hash: hmac(secret, email, "sha512-256").toString("hex") }],
  [
    "other_mode",
    "the live key, with a label",
    { hash: `sha256=${hmac(live.secret, email).toString("hex")}` },
  ],
  [
    "identity_case",
    "with a label",
    { identity: "Ada@X.io", hash: `sha256=${hmac(secret, "ada@x.io").toString("hex")}` },
  ],
  ["signing_key_used", "a signing key", keyed(signing.secret)],
  ["unknown", "an unrelated key", { hash: "0".repeat(64) }],
];

/** Mistakes that `diagnoseEntry` finds instead, because they depend on the kinds of proof that the portal accepts. */
const fromElsewhere: Mistake[] = ["hash_not_accepted"];

const mistakeIn = (found: ReturnType<typeof diagnose>) => ("mistake" in found ? found.mistake : "valid");

function wordsFor(changes: Partial<HashTest>): string {
  const found = diagnose(changes);
  if (!("mistake" in found)) return "";
  const { title, mend } = explain(found, { identifyBy: changes.identifyBy ?? "email", mode: "test" });
  return `${title}. ${mend}`;
}

describe("the hash tester", () => {
  it("accepts the right hash, even in upper case, and names its key", () => {
    expect(diagnose({})).toEqual({ keyId: "k_test" });
    expect(diagnose({ hash: hex.toUpperCase() })).toEqual({ keyId: "k_test" });
  });

  it.each(table)("reports %s (%s)", (mistake, _how, changes) => {
    expect(mistakeIn(diagnose(changes))).toBe(mistake);
    expect(wordsFor(changes)).toMatch(/^[A-Z].+\.$/);
  });

  it("is tested with an example of every mistake that it can find", () => {
    const possible = [...customerMistakes, ...hashMistakes].filter((name) => !fromElsewhere.includes(name));
    expect(new Set(table.map(([mistake]) => mistake))).toEqual(new Set(possible));
  });

  it("names the change to the key and the digest that was used", () => {
    expect(wordsFor({ hash: hmac(`${secret}\n`, email).toString("hex") })).toContain(
      "a line break at its end",
    );
    expect(wordsFor({ hash: hmac(secret, email, "sha1").toString("hex") })).toContain("HMAC with SHA-1");
  });

  it("never reveals a secret or the right hash", () => {
    for (const [, , changes] of table) {
      const answer = wordsFor(changes) + JSON.stringify(diagnose(changes));
      for (const { secret: hidden } of keys) expect(answer).not.toContain(hidden.slice(4, 20));
      expect(answer).not.toContain(hex.slice(0, 16));
    }
  });

  it("reports an unknown mistake to a merchant without keys", () => {
    expect(diagnose({ keys: [] })).toEqual({ mistake: "unknown" });
  });
});

describe("the hash tester and the portal's verification", () => {
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

  it("agree about every proof", () => {
    const said = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(test, ({ identity, hash, identifyBy, mode }) => {
        const opens =
          parseIdentity(identifyBy, identity) !== undefined &&
          keys.some(
            (one) =>
              one.purpose === "hash" &&
              one.mode === mode &&
              !one.isRetired &&
              hashMatches(one.secret, identity, hash),
          );
        expect("keyId" in diagnoseHash({ identity, hash, identifyBy, mode, keys })).toBe(opens);
        said[opens ? "valid" : "invalid"]++;
      }),
      { numRuns: 3_000 },
    );
    // The property only proves something if both valid and invalid proofs occur.
    expect(said.valid).toBeGreaterThan(50);
    expect(said.invalid).toBeGreaterThan(50);
  });
});

it.each([
  [2, "a dash after every two digits, as BitConverter in .NET writes it"],
  [8, "dashes between the digits"],
])("describes dashes after every %i digits precisely", (length, detail) => {
  const groups = hex.match(new RegExp(`.{${length}}`, "g")) ?? [];
  expect(wordsFor({ hash: groups.join("-") })).toContain(` ${detail}.`);
});
