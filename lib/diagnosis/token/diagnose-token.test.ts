import { createHmac, randomUUID } from "node:crypto";
import fc from "fast-check";
import { judgeProof } from "../../portal/proof/judge-proof";
import { type KnownKey, type KnownPortal, type TokenMistake, tokenMistakes } from "../mistakes";
import { explain } from "../words/explain";
import { diagnoseToken } from "./diagnose-token";
import type { TokenTest } from "./token-test";

const key = (id: string, mode: "test" | "live", more: Partial<KnownKey> = {}): KnownKey => ({
  ...{ id, mode, purpose: "token", secret: `portico_sign_${mode}_${id.slice(4)}_${id.repeat(3)}` },
  ...{ last4: `…${id.slice(-3)}`, isRetired: false },
  ...more,
});
const active = key("sig_AAAAAAAAAAAAAAAAAAAA", "test");
const second = key("sig_BBBBBBBBBBBBBBBBBBBB", "test");
const live = key("sig_CCCCCCCCCCCCCCCCCCCC", "live");
const retired = key("sig_DDDDDDDDDDDDDDDDDDDD", "test", { isRetired: true });
const secretKey = key("key_EEEEEEEEEEEEEEEEEEEE", "test", {
  purpose: "hash",
  secret: "portico_test_of_hashes_1234567890",
});
const keys = [active, second, live, retired, secretKey];
const portals: KnownPortal[] = [
  { id: "TestPortal0000000001", name: "Lumen", mode: "test", allowedOrigins: [] },
  { id: "LivePortal0000000001", name: "Lumen", mode: "live", allowedOrigins: [] },
];
const now = new Date("2026-11-30T12:00:00Z");
const seconds = Math.floor(now.getTime() / 1000);
const email = "ada@example.com";

type Made = { header?: object; claims?: object; secret?: string | Buffer; digest?: string; drop?: string[] };

function parts({ header = {}, claims = {}, drop = [] }: Made): [string, string] {
  const whole = {
    header: { alg: "HS256", typ: "portal+jwt", kid: active.id, ...header },
    claims: {
      ...{
        aud: portals[0]?.id,
        mode: "test",
        sub: email,
        iat: seconds,
        exp: seconds + 300,
        jti: randomUUID(),
      },
      ...claims,
    },
  };
  const encode = (part: object) =>
    Buffer.from(JSON.stringify(part, (name, value) => (drop.includes(name) ? undefined : value))).toString(
      "base64url",
    );
  return [encode(whole.header), encode(whole.claims)];
}

function token(made: Made = {}): string {
  const content = parts(made).join(".");
  const { secret = active.secret, digest = "sha256" } = made;
  return `${content}.${createHmac(digest, secret).update(content).digest("base64url")}`;
}

const signature = (text: string) => text.split(".")[2] ?? "";
const resigned = (text: string, write: (bytes: Buffer) => string) =>
  text.replace(/[^.]*$/, write(Buffer.from(signature(text), "base64url")));

const test = (changes: Partial<TokenTest>): TokenTest => ({
  ...{ token: token(), claimed: email, portal: { id: "TestPortal0000000001", mode: "test" } },
  ...{ identifyBy: "email", keys, portals, now },
  ...changes,
});

/** Makes a token whose signature matches the pattern. */
function tokenWith(pattern: RegExp): string {
  for (;;) {
    const made = token();
    if (pattern.test(signature(made))) return made;
  }
}

const table: [TokenMistake, how: string, changes: Partial<TokenTest>][] = [
  ["token_decorated", "a line break", { token: `${token()}\n` }],
  ["token_decorated", "quotes", { token: `"${token()}"` }],
  ["token_decorated", "the word Bearer", { token: `Bearer ${token()}` }],
  ["token_decorated", "a header", { token: `Authorization: Bearer ${token()}` }],
  ["token_decorated", "broken into lines", { token: token().replace(/.{64}/g, "$&\n") }],
  ["token_encrypted", "JWE", { token: "a.b.c.d.e" }],
  ["token_parts", "without a signature", { token: token().replace(/\.[^.]*$/, "") }],
  ["token_parts", "too many parts", { token: `${token()}.x` }],
  ["token_unreadable", "no JSON", { token: "abc.def.ghi" }],
  ["token_unreadable", "lists", { token: `W10.W10.${signature(token())}` }],
  ["token_unsigned", "alg none", { token: token({ header: { alg: "none" } }) }],
  ["token_unsigned", "no signature", { token: token().replace(/[^.]*$/, "") }],
  ["token_algorithm", "RS256", { token: token({ header: { alg: "RS256" } }) }],
  ["token_algorithm", "HS512", { token: token({ header: { alg: "HS512" }, digest: "sha512" }) }],
  ["token_algorithm", "missing", { token: token({ drop: ["alg"] }) }],
  ["token_type", "JWT", { token: token({ header: { typ: "JWT" } }) }],
  ["token_type", "missing", { token: token({ drop: ["typ"] }) }],
  ["token_header", "jku", { token: token({ header: { jku: "https://evil.example" } }) }],
  ["token_header", "crit", { token: token({ header: { crit: ["x"] } }) }],
  ["token_kid_missing", "missing", { token: token({ drop: ["kid"] }) }],
  ["token_kid_unknown", "the whole key", { token: token({ header: { kid: active.secret } }) }],
  ["token_kid_unknown", "a number", { token: token({ header: { kid: 1 } }) }],
  ["token_other_mode", "live", { token: token({ header: { kid: live.id }, secret: live.secret }) }],
  ["token_retired_key", "old", { token: token({ header: { kid: retired.id }, secret: retired.secret }) }],
  [
    "token_secret_key_used",
    "named and used",
    { token: token({ header: { kid: secretKey.id }, secret: secretKey.secret }) },
  ],
  ["token_secret_key_used", "used", { token: token({ secret: secretKey.secret }) }],
  ["token_key_altered", "a line break", { token: token({ secret: `${active.secret}\n` }) }],
  ["token_key_altered", "decoded", { token: token({ secret: Buffer.from(active.secret, "base64") }) }],
  [
    "token_key_altered",
    "its last part alone",
    { token: token({ secret: active.secret.slice(active.secret.lastIndexOf("_") + 1) }) },
  ],
  ["token_other_key", "the other active key", { token: token({ secret: second.secret }) }],
  ["token_signature_form", "hexadecimal", { token: resigned(token(), (bytes) => bytes.toString("hex")) }],
  ["token_signature_form", "padded", { token: `${token()}=` }],
  [
    "token_signature_form",
    "base64",
    { token: resigned(tokenWith(/[-_]/), (bytes) => bytes.toString("base64")) },
  ],
  [
    "token_signature_form",
    "base64 of hexadecimal",
    { token: resigned(token(), (bytes) => Buffer.from(bytes.toString("hex")).toString("base64url")) },
  ],
  ["token_signature", "an unrelated key", { token: token({ secret: "x" }) }],
  [
    "token_signature",
    "changed afterwards",
    { token: [...parts({ claims: { sub: "eve@example.com" } }), signature(token())].join(".") },
  ],
  ["token_claim_missing", "jti", { token: token({ drop: ["jti"] }) }],
  ["token_claim_missing", "mode", { token: token({ drop: ["mode"] }) }],
  ["token_claim_missing", "exp", { token: token({ drop: ["exp"] }) }],
  ["token_claim_unknown", "iss", { token: token({ claims: { iss: "lumen" } }) }],
  ["token_claim_form", "a list of portals", { token: token({ claims: { aud: ["TestPortal0000000001"] } }) }],
  ["token_claim_form", "half a second", { token: token({ claims: { iat: seconds + 0.5 } }) }],
  ["token_claim_form", "a short jti", { token: token({ claims: { jti: "1" } }) }],
  ["token_claim_form", "a number instead of a customer", { token: token({ claims: { sub: 42 } }) }],
  [
    "token_milliseconds",
    "iat",
    { token: token({ claims: { iat: now.getTime(), exp: now.getTime() + 300 } }) },
  ],
  ["token_lifetime", "an hour", { token: token({ claims: { exp: seconds + 3600 } }) }],
  ["token_expired", "by 31 seconds", { token: token({ claims: { iat: seconds - 331, exp: seconds - 31 } }) }],
  ["token_early", "iat", { token: token({ claims: { iat: seconds + 60 } }) }],
  ["token_early", "nbf", { token: token({ claims: { nbf: seconds + 60 } }) }],
  ["token_portal", "the other mode's", { token: token({ claims: { aud: "LivePortal0000000001" } }) }],
  ["token_portal", "nobody's", { token: token({ claims: { aud: "Portal00000000000000" } }) }],
  ["token_mode", "live", { token: token({ claims: { mode: "live" } }) }],
  ["token_identity_invalid", "an ID", { token: token({ claims: { sub: "cus_12345678" } }) }],
  ["token_identity_differs", "two customers", { claimed: "eve@example.com" }],
];

/**
 * Mistakes that `diagnoseEntry` finds instead, because they depend on the portal's settings and on whether the token
 * was used.
 */
const fromElsewhere: TokenMistake[] = ["token_not_accepted", "token_spent"];

describe("the diagnosis of a token", () => {
  it("finds no mistake in a valid token, whether or not the page sends the customer with it", () => {
    expect(diagnoseToken(test({}))).toBeUndefined();
    expect(diagnoseToken(test({ claimed: undefined }))).toBeUndefined();
  });

  it.each(table)("reports %s (%s)", (mistake, _how, changes) => {
    const found = diagnoseToken(test(changes));
    expect(found?.mistake).toBe(mistake);
    const words = found && explain(found, { identifyBy: "email", mode: "test" });
    expect(`${words?.title}. ${words?.mend}`).toMatch(/^\S.+\.$/);
    for (const { secret } of keys) expect(JSON.stringify([found, words])).not.toContain(secret.slice(-24));
  });

  it("is tested with an example of every mistake that it can find", () => {
    const possible = tokenMistakes.filter((name) => !fromElsewhere.includes(name));
    expect(new Set(table.map(([mistake]) => mistake))).toEqual(new Set(possible));
  });

  it("finds a mistake exactly if the portal refuses the token", async () => {
    const written = fc.record({
      changes: fc.oneof(fc.constant({}), fc.constantFrom(...table.map(([, , changes]) => changes))),
      claimed: fc.constantFrom(email, email, undefined, "eve@example.com"),
      late: fc.oneof(fc.integer({ min: -60, max: 340 }), fc.integer({ min: -400, max: 400 })),
      cut: fc.constantFrom(0, 0, 0, 1, 2),
    });
    const said = { right: 0, wrong: 0 };
    await fc.assert(
      fc.asyncProperty(written, async ({ changes, claimed, late, cut }) => {
        const given = test({ claimed, ...changes, now: new Date(now.getTime() + late * 1000) });
        const cutOff = { ...given, token: cut ? given.token.slice(0, -cut) : given.token };
        const candidates = keys.filter(
          (one) => one.purpose === "token" && one.mode === "test" && !one.isRetired,
        );
        const settings = { identifyBy: "email", acceptedProofs: "both" } as const;
        const claim = {
          mode: "test",
          portalId: "TestPortal0000000001",
          settings,
          claimed: cutOff.claimed,
          hash: cutOff.token,
        } as const;
        const { proof } = await judgeProof(candidates, claim, cutOff.now);
        expect(diagnoseToken(cutOff) === undefined).toBe(proof !== undefined);
        said[proof ? "right" : "wrong"] += 1;
      }),
      { numRuns: 1_000 },
    );
    expect(Math.min(said.right, said.wrong)).toBeGreaterThan(50);
  }, 120_000);
});
