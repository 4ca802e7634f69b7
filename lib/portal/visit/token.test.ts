import { hmac } from "@/lib/crypto";
import { database } from "@/lib/db/client";
import { createSecretKey, retireKey } from "@/lib/merchant/secret-keys";
import { beginVisit } from "@/lib/testing/begin-visit";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { signed, type SigningKey, signingKey, tokenFor, tokenParts } from "@/lib/testing/tokens";
import { requestTicket } from "./request-ticket";
import { readVisit } from "./visit";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const email = "ada@example.com";

const present = ({ portalId }: PortalWorld, hash: string, more = {}, now?: Date) =>
  requestTicket({ portalId, email, hash, origin: sampleOrigin, ...more }, now);

const stripeRequests = async (world: PortalWorld) =>
  ((await world.admin("GET", "requests")) as unknown[]).length;

async function worldWithKey() {
  const world = await portalWorld();
  return { world, key: await signingKey(world) };
}

async function visitOf(world: PortalWorld, proof: string): Promise<string> {
  const ticket = await present(world, proof);
  const beginning = ticket && (await beginVisit(world.portalId, ticket));
  if (!beginning || !beginning.hasBegun) throw new Error("No visit was opened.");
  return beginning.token;
}

it("opens the portal with a signed token in place of the hash, whether or not the page names the customer", async () => {
  const { world, key } = await worldWithKey();
  const token = await visitOf(world, tokenFor(world, key, email));
  expect(await readVisit(token)).toMatchObject({ identity: email, isProven: true });
  expect(await present(world, tokenFor(world, key, email), { email: undefined })).not.toBeNull();
});

it("accepts a token only once, even if it arrives fifty times at once", async () => {
  const { world, key } = await worldWithKey();
  const token = tokenFor(world, key, email);
  const all = await Promise.all(Array.from({ length: 50 }, () => present(world, token)));
  expect(all.filter(Boolean)).toHaveLength(1);
  expect(await present(world, token)).toBeNull();
  // A second token with the same ID is refused too.
  const { header, payload } = tokenParts(world, key, email);
  const jti = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()).jti;
  expect(await present(world, signed({ header, payload: { ...payload, jti } }, key.secret))).toBeNull();
});

const seconds = () => Math.floor(Date.now() / 1000);

/** Each change makes a valid token invalid. The changed token is then signed again with the same key. */
const changes: [string, (parts: ReturnType<typeof tokenParts>) => object][] = [
  ["for another portal", ({ payload }) => (payload.aud = "AAAAAAAAAAAAAAAAAAAA") && {}],
  ["for a list of portals", ({ payload }) => (payload.aud = [payload.aud]) && {}],
  ["for the other mode", ({ payload }) => (payload.mode = "live") && {}],
  ["without a mode", ({ payload }) => delete payload.mode && {}],
  [
    "expired for 31 seconds",
    ({ payload }) => Object.assign(payload, { iat: seconds() - 200, exp: seconds() - 31 }),
  ],
  ["without an expiry", ({ payload }) => delete payload.exp && {}],
  ["valid for an hour", ({ payload }) => (payload.exp = seconds() + 3600) && {}],
  [
    "made six minutes ago",
    ({ payload }) => Object.assign(payload, { iat: seconds() - 360, exp: seconds() - 20 }),
  ],
  [
    "created 35 seconds in the future",
    ({ payload }) => Object.assign(payload, { iat: seconds() + 35, exp: seconds() + 300 }),
  ],
  ["valid only in 35 seconds", ({ payload }) => (payload.nbf = seconds() + 35) && {}],
  ["without a time", ({ payload }) => delete payload.iat && {}],
  ["without an ID", ({ payload }) => delete payload.jti && {}],
  ["with a short ID", ({ payload }) => (payload.jti = "1") && {}],
  ["for another customer than the page names", ({ payload }) => (payload.sub = "bo@example.com") && {}],
  [
    "for a customer ID if customers are identified by email",
    ({ payload }) => (payload.sub = "cus_LumenAda") && {},
  ],
  ["with an unknown claim", ({ payload }) => (payload.limits = {}) && {}],
  ["of another type", ({ header }) => (header.typ = "JWT") && {}],
  ["without a type", ({ header }) => delete header.typ && {}],
  ["without an algorithm", ({ header }) => delete header.alg && {}],
  ["without a key ID", ({ header }) => delete header.kid && {}],
  ["with a path as key ID", ({ header }) => (header.kid = "../../etc/passwd") && {}],
  ["with SQL as key ID", ({ header }) => (header.kid = "' OR 1=1 --") && {}],
  ["with its own key", ({ header }) => (header.jwk = { kty: "oct", k: "AAAA" }) && {}],
  ["with a URL of a key", ({ header }) => (header.jku = "https://evil.example/keys") && {}],
  ["with a critical extension", ({ header }) => (header.crit = ["exp"]) && {}],
];

it("refuses a token with any of these mistakes, and sends Stripe no request", async () => {
  const { world, key } = await worldWithKey();
  for (const [name, change] of changes) {
    const parts = tokenParts(world, key, email);
    change(parts);
    expect([name, await present(world, signed(parts, key.secret))]).toEqual([name, null]);
  }
  expect(await stripeRequests(world)).toBe(0);
  expect(await present(world, tokenFor(world, key, email))).not.toBeNull();
});

it.each(["none", "HS384", "HS512", "RS256", "hs256", ""])("refuses the algorithm %j", async (alg) => {
  const { world, key } = await worldWithKey();
  const { header, payload } = tokenParts(world, key, email);
  const digest = alg === "HS384" ? "sha384" : alg === "HS512" ? "sha512" : "sha256";
  const token = signed({ header: { ...header, alg }, payload }, key.secret, digest);
  expect(await present(world, token)).toBeNull();
  expect(await present(world, token.slice(0, token.lastIndexOf(".") + 1))).toBeNull();
});

it("refuses a token signed with the secret key for hashes, whatever key ID the token names", async () => {
  const { world, key } = await worldWithKey();
  // A merchant's server that hashes any text it is given could be made to sign this.
  for (const kid of [
    key.id,
    (
      await database().secretKey.findFirstOrThrow({
        where: { merchantId: world.merchantId, purpose: "hash", mode: world.mode },
      })
    ).id,
  ]) {
    const { header, payload } = tokenParts(world, { id: kid }, email);
    expect(await present(world, signed({ header, payload }, world.secret))).toBeNull();
  }
  // A hash made with a signing key is refused too.
  expect(await present(world, hmac(key.secret, email))).toBeNull();
});

it("refuses tokens signed with a key of another merchant or the other mode, and a key whose purpose was changed", async () => {
  const { world } = await worldWithKey();
  const other = await worldWithKey();
  const live = await createSecretKey({ merchantId: world.merchantId, actor: "system" }, "live", "token");
  for (const key of [other.key, live]) expect(await present(world, tokenFor(world, key, email))).toBeNull();
  await database().secretKey.updateMany({
    where: { merchantId: other.world.merchantId },
    data: { purpose: "hash" },
  });
  await expect(present(other.world, hmac(other.key.secret, email))).rejects.toThrow();
});

it("accepts only the kind of proof that the setting allows, and ends visits that began with the other kind", async () => {
  const { world, key } = await worldWithKey();
  const hash = hmac(world.secret, email);
  await world.saveSettings({ acceptedProofs: "both" });
  const [byHash, byToken] = [await visitOf(world, hash), await visitOf(world, tokenFor(world, key, email))];
  await world.saveSettings({ acceptedProofs: "token" });
  expect(await present(world, hash)).toBeNull();
  await expect(readVisit(byHash)).rejects.toThrow("hash_not_accepted");
  expect(await readVisit(byToken)).toMatchObject({ isProven: true });
  await world.saveSettings({ acceptedProofs: "hash" });
  expect(await present(world, tokenFor(world, key, email))).toBeNull();
  await expect(readVisit(byToken)).rejects.toThrow("token_not_accepted");
  expect(await present(world, hash)).not.toBeNull();
});

it("rolls a signing key: both keys work until the old one is revoked, and its visits then end immediately", async () => {
  const { world, key: old } = await worldWithKey();
  const who = { merchantId: world.merchantId, actor: "system" } as const;
  const next = await signingKey(world);
  await expect(signingKey(world)).rejects.toThrow("at most two active keys");
  const opens = (key: SigningKey, now?: Date) => present(world, tokenFor(world, key, email), {}, now);
  await retireKey(who, world.mode, old.id, "after_overlap", "token");
  expect(await opens(old)).not.toBeNull();
  const visit = await visitOf(world, tokenFor(world, old, email));
  const ticket = await opens(old);
  await retireKey(who, world.mode, old.id, "now", "token");
  expect(await opens(old)).toBeNull();
  await expect(readVisit(visit)).rejects.toThrow("visit_expired");
  expect(await beginVisit(world.portalId, ticket ?? "")).toMatchObject({ hasBegun: false });
  expect(await opens(next)).not.toBeNull();
  const entries = await database().auditEntry.findMany({
    where: { verb: { startsWith: "signing_key" }, ...(who && { merchantId: world.merchantId }) },
  });
  expect(entries.map(({ verb }) => verb).sort()).toEqual([
    "signing_key.created",
    "signing_key.created",
    "signing_key.retired",
    "signing_key.retired",
  ]);
});

it("doesn't revoke a signing key as if it were a secret key", async () => {
  const { world, key } = await worldWithKey();
  const who = { merchantId: world.merchantId, actor: "system" } as const;
  await expect(retireKey(who, world.mode, key.id, "now")).rejects.toThrow("no longer exists");
});
