import { createHmac, randomUUID } from "node:crypto";
import fc from "fast-check";
import { hmac } from "../crypto";
import type { IdentifyBy } from "../portal/proof/proof";
import type { Mode } from "../tenancy";
import { signed, tokenFor, tokenParts } from "./tokens";

/** A portal with its keys, as plain text. */
export type ForgeryPortal = {
  portalId: string;
  mode: Mode;
  identifyBy: IdentifyBy;
  hashKeys: { id: string; secret: string }[];
  tokenKeys: { id: string; secret: string }[];
  /** A key that is no longer active. */
  retired: { id: string; secret: string };
};

/** A forged proof as a page presents it to `portal`. */
export type Forgery = { what: string; portal: ForgeryPortal; claimed: string; hash: string };

type Case = { portal: ForgeryPortal; others: ForgeryPortal[]; identity: string; at: number; pick: number };
type Forge = (given: Case) => Omit<Forgery, "what" | "portal"> & { portal?: ForgeryPortal };

const one = <Value>(values: readonly Value[], pick: number): Value => values[pick % values.length] as Value;
const now = () => Math.floor(Date.now() / 1000);

/** Replaces the character at `at` with another one. */
function altered(text: string, at: number, alphabet: string): string {
  const place = at % text.length;
  const rest = [...alphabet].filter((letter) => letter !== text[place]);
  return text.slice(0, place) + one(rest, at) + text.slice(place + 1);
}

const goodHash = ({ portal, identity, pick }: Case) => hmac(one(portal.hashKeys, pick).secret, identity);
const goodToken = ({ portal, identity, pick }: Case) =>
  tokenFor(portal, one(portal.tokenKeys, pick), identity);

/** A valid token with one change, signed with the same key as the valid one. */
function resigned(given: Case, change: (parts: ReturnType<typeof tokenParts>) => unknown, digest?: string) {
  const { portal, identity, pick } = given;
  const key = one(portal.tokenKeys, pick);
  const parts = tokenParts(portal, key, identity);
  change(parts);
  return { claimed: identity, hash: signed(parts, key.secret, digest) };
}

const base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

function identityChanged({ identity, at, pick }: Case): string {
  const changes = [
    () => altered(identity, at, letters),
    () => identity.slice(0, at % identity.length) + identity.slice((at % identity.length) + 1),
    () => `${identity.slice(0, at % identity.length)}x${identity.slice(at % identity.length)}`,
    () => identity.replace(/[a-z]/, (letter) => letter.toUpperCase()),
    () => `${identity} `,
    () => identity.replace("a", "\u0430"),
  ];
  const changed = one(changes, pick)();
  return changed === identity ? `${identity}x` : changed;
}

const segment = (token: string, which: number, at: number) =>
  token
    .split(".")
    .map((part, index) => (index === which ? altered(part, at, base64url) : part))
    .join(".");

/** Valid proofs with exactly one change. */
export const oneChange: Record<string, Forge> = {
  "hash: at another portal": (given) => ({
    claimed: given.identity,
    hash: goodHash(given),
    portal: one(given.others, given.at),
  }),
  "hash: made with a retired key": ({ portal, identity }) => ({
    claimed: identity,
    hash: hmac(portal.retired.secret, identity),
  }),
  "hash: made with a signing key": ({ portal, identity, pick }) => ({
    claimed: identity,
    hash: hmac(one(portal.tokenKeys, pick).secret, identity),
  }),
  "hash: a key with one letter changed": ({ portal, identity, at, pick }) => ({
    claimed: identity,
    hash: hmac(altered(one(portal.hashKeys, pick).secret, at, letters), identity),
  }),
  "hash: an identity with one change": (given) => ({
    claimed: identityChanged(given),
    hash: goodHash(given),
  }),
  "hash: of the other kind of identity": (given) => {
    const identity = given.portal.identifyBy === "email" ? "cus_Ada0000000001" : "ada@example.com";
    return { claimed: identity, hash: goodHash({ ...given, identity }) };
  },
  "hash: one digit changed": (given) => ({
    claimed: given.identity,
    hash: altered(goodHash(given), given.at, "0123456789abcdef"),
  }),
  "hash: one digit less or more": (given) => ({
    claimed: given.identity,
    hash: given.pick % 2 ? goodHash(given).slice(1) : `${goodHash(given)}0`,
  }),
  "hash: another digest": ({ portal, identity, pick, at }) => ({
    claimed: identity,
    hash: createHmac(one(["sha1", "md5", "sha512", "sha224"], at), one(portal.hashKeys, pick).secret)
      .update(identity)
      .digest("hex"),
  }),
  "token: at another portal": (given) => ({
    claimed: given.identity,
    hash: goodToken(given),
    portal: one(given.others, given.at),
  }),
  "token: portal": (given) =>
    resigned(given, ({ payload }) => (payload.aud = one(given.others, given.at).portalId)),
  "token: mode": (given) =>
    resigned(given, ({ payload }) => (payload.mode = given.portal.mode === "test" ? "live" : "test")),
  "token: key ID of another key": (given) =>
    resigned(given, ({ header }) => {
      const keys = [given.portal, ...given.others].flatMap(({ tokenKeys, hashKeys }) => [
        ...tokenKeys,
        ...hashKeys,
      ]);
      header.kid = one(
        keys.filter(({ id }) => id !== header.kid),
        given.at,
      ).id;
    }),
  "token: signed with a secret key": ({ portal, identity, pick }) => ({
    claimed: identity,
    hash: signed(
      tokenParts(portal, one(portal.tokenKeys, pick), identity),
      one(portal.hashKeys, pick).secret,
    ),
  }),
  "token: of a retired key": ({ portal, identity }) => ({
    claimed: identity,
    hash: tokenFor(portal, portal.retired, identity),
  }),
  "token: type": (given) =>
    resigned(
      given,
      ({ header }) => (header.typ = one(["JWT", "at+jwt", "PORTAL+JWT2", "", 1, null], given.at)),
    ),
  "token: algorithm": (given) => {
    const [alg, digest] = one(
      [
        ["none", "sha256"],
        ["HS384", "sha384"],
        ["HS512", "sha512"],
        ["RS256", "sha256"],
        ["ES256", "sha256"],
      ] as const,
      given.at,
    );
    return resigned(given, ({ header }) => (header.alg = alg), digest);
  },
  "token: no signature": (given) => ({
    claimed: given.identity,
    hash: goodToken(given).replace(/[^.]+$/, ""),
  }),
  "token: expired": (given) =>
    resigned(given, ({ payload }) =>
      Object.assign(payload, { iat: now() - 300, exp: now() - 31 - (given.at % 10_000) }),
    ),
  "token: too long": (given) =>
    resigned(given, ({ payload }) => (payload.exp = now() + 302 + (given.at % 100_000))),
  // The time is at least 90 seconds ahead, because some tokens are presented a minute after they were made.
  // token.test.ts tests tokens that are nearly valid.
  "token: not yet": (given) =>
    resigned(
      given,
      ({ payload }) => (payload[one(["iat", "nbf"], given.pick)] = now() + 90 + (given.at % 200)),
    ),
  "token: too old": (given) =>
    resigned(given, ({ payload }) => (payload.iat = now() - 331 - (given.at % 10_000))),
  "token: ID": (given) =>
    resigned(given, ({ payload }) => (payload.jti = one(["", "1", 17, null, "a b".repeat(9)], given.at))),
  "token: a claim missing": (given) =>
    resigned(
      given,
      ({ payload }) => delete payload[one(["aud", "mode", "sub", "iat", "exp", "jti"], given.at)],
    ),
  "token: a claim or header too many": (given) =>
    resigned(given, ({ header, payload }) => {
      const more = one(["jku", "jwk", "x5u", "crit", "b64", "zip", "iss", "limits"], given.at);
      Object.assign(given.pick % 2 ? header : payload, { [more]: "x" });
    }),
  "token: the customer": (given) => resigned(given, ({ payload }) => (payload.sub = identityChanged(given))),
  "token: the page's customer": (given) => ({ claimed: identityChanged(given), hash: goodToken(given) }),
  "token: one letter": (given) => ({
    claimed: given.identity,
    hash: segment(goodToken(given), given.pick % 3, given.at),
  }),
  "token: spaces, padding, parts": (given) => {
    const token = goodToken(given);
    const all = [
      ` ${token}`,
      `${token} `,
      `${token}=`,
      `${token}.`,
      `.${token}`,
      token.replace(".", ".."),
      `${token}\n`,
    ];
    return { claimed: given.identity, hash: one(all, given.at) };
  },
};

/** Proofs that were never valid. */
const invented: Record<string, Forge> = {
  "random hash": ({ identity, at }) => ({ claimed: identity, hash: hmac(String(at), randomUUID()) }),
  "random token": ({ identity, portal, at }) => ({
    claimed: identity,
    hash: signed(tokenParts(portal, { id: `sig_${at}` }, identity), randomUUID()),
  }),
};

/** Forgeries for these portals. On average, five of six forgeries are valid proofs with one change. */
export function forgeries(
  portals: ForgeryPortal[],
  identityOf: (portal: ForgeryPortal) => string,
): fc.Arbitrary<Forgery> {
  const changed = fc.constantFrom(...Object.entries(oneChange));
  const made = fc.constantFrom(...Object.entries(invented));
  const which = fc.oneof({ weight: 5, arbitrary: changed }, { weight: 1, arbitrary: made });
  return fc
    .tuple(which, fc.nat(portals.length - 1), fc.nat(1_000_000), fc.nat(1_000_000))
    .map(([[what, forge], place, at, pick]) => {
      const portal = portals[place] as ForgeryPortal;
      const others = portals.filter((each) => each !== portal);
      return { what, portal, ...forge({ portal, others, identity: identityOf(portal), at, pick }) };
    });
}
