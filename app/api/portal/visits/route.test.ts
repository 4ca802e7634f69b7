import { createHash } from "node:crypto";
import { hmac } from "@/lib/crypto";
import { database } from "@/lib/db/client";
import { createSecretKey, retireKey } from "@/lib/merchant/secret-keys";
import { type Gate, gateToDatabase } from "@/lib/testing/gate";
import { withOwnDatabase } from "@/lib/testing/own-database";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { signed, signingKey, tokenFor, tokenParts } from "@/lib/testing/tokens";
import { OPTIONS, POST } from "./route";

// Invalid proofs are counted per client address. Tests in other files use the same address, so this file has
// a database of its own.
withOwnDatabase();
let gate: Gate;

beforeAll(async () => {
  gate = await gateToDatabase();
  await startPortalWorlds();
});
afterAll(async () => {
  await stopPortalWorlds();
  await gate.shut();
});

const email = "ada@example.com";

function ask(body: unknown, origin = sampleOrigin, headers: Record<string, string> = {}): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return POST(
    new Request("http://app/api/portal/visits", {
      method: "POST",
      body: text,
      headers: { origin, ...headers },
    }),
  );
}

it("answers a valid proof with a ticket and a URL, and sets no cookie", async () => {
  const world = await portalWorld();
  const answer = await ask({ portal_id: world.portalId, email, hash: hmac(world.secret, email) });
  const { ticket, url } = (await answer.json()) as { ticket: string; url: string };
  expect(answer.status).toBe(201);
  expect(url).toBe(`${process.env.APP_URL}/portal/${world.portalId}?ticket=${ticket}`);
  expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(sampleOrigin);
  expect(answer.headers.get("Access-Control-Allow-Credentials")).toBeNull();
  expect(answer.headers.get("Set-Cookie")).toBeNull();
});

/** Tokens that are used, expired, for another portal or mode, signed with another merchant's key, or malformed. */
async function wrongTokens(world: PortalWorld, other: PortalWorld): Promise<string[]> {
  const key = await signingKey(world);
  const used = tokenFor(world, key, email);
  expect((await ask({ portal_id: world.portalId, email, token: used })).status).toBe(201);
  const { header, payload } = tokenParts(world, key, email);
  return [
    used,
    signed(
      { header, payload: { ...payload, iat: Number(payload.iat) - 400, exp: Number(payload.exp) - 400 } },
      key.secret,
    ),
    signed({ header, payload: { ...payload, aud: other.portalId } }, key.secret),
    signed({ header, payload: { ...payload, mode: "live" } }, key.secret),
    tokenFor(world, await signingKey(other), email),
    "a.b.c",
  ];
}

/** One hash made with a revoked key, and one made with a live key. */
async function wrongHashes({ merchantId, mode }: PortalWorld): Promise<string[]> {
  const who = { merchantId, actor: "system" } as const;
  const revoked = await createSecretKey(who, mode);
  await retireKey(who, mode, revoked.id, "now");
  const live = await createSecretKey(who, "live");
  return [hmac(revoked.secret, email), hmac(live.secret, email)];
}

it("answers every invalid proof with the same bytes and headers, whatever the reason", async () => {
  const world = await portalWorld();
  const other = await portalWorld();
  const good = { portal_id: world.portalId, email, hash: hmac(world.secret, email) };
  const { hash: _, ...withoutHash } = good;
  const wrong = [
    { ...good, hash: "0".repeat(64) },
    { ...good, hash: good.hash.slice(1) },
    { ...good, email: "nobody@example.com" },
    { ...good, portal_id: "NoSuchPortal00000000" },
    { ...good, portal_id: other.portalId },
    { portal_id: good.portal_id, customer_id: "cus_LumenAda", hash: hmac(world.secret, "cus_LumenAda") },
    withoutHash,
    ...(await wrongHashes(world)).map((hash) => ({ ...good, hash })),
    ...(await wrongTokens(world, other)).map((hash) => ({ ...good, hash })),
  ];
  const answers = await Promise.all(wrong.map((body) => ask(body)));
  answers.push(await ask(good, "https://evil.example").then((answer) => withOrigin(answer)));
  const seen = await Promise.all(answers.map(fingerprint));
  expect(new Set(seen).size).toBe(1);
  expect(seen[0]).toContain("403");
  expect(await world.admin("GET", "requests")).toEqual([]);
});

/** Replaces the echoed origin, so that answers to different pages can be compared. */
function withOrigin(answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.set("Access-Control-Allow-Origin", sampleOrigin);
  return new Response(answer.body, { status: answer.status, headers });
}

/** Everything in an answer except the request ID, which is different in every answer. */
async function fingerprint(answer: Response): Promise<string> {
  const text = await answer.text();
  const { requestId } = (JSON.parse(text) as { error: { requestId: string } }).error;
  const body = text.replaceAll(requestId, "");
  const headers = JSON.stringify([...answer.headers].sort());
  return `${answer.status} ${createHash("sha256")
    .update(body + headers)
    .digest("hex")} ${body}`;
}

it.each<[string, string]>([
  ["malformed JSON", "not json"],
  ["an array", "[]"],
  ["an object as the email", '{"portal_id":"J5khxNEE915ctHrYxHdS","email":{"not":""},"hash":"x"}'],
  ["an array as the hash", '{"portal_id":"J5khxNEE915ctHrYxHdS","email":"a@b.c","hash":["x"]}'],
  ["an object as the hash", '{"portal_id":"J5khxNEE915ctHrYxHdS","email":"a@b.c","hash":{"x":1}}'],
  ["a number as the hash", '{"portal_id":"J5khxNEE915ctHrYxHdS","email":"a@b.c","hash":1e9}'],
  ["an unknown field", '{"portal_id":"J5khxNEE915ctHrYxHdS","email":"a@b.c","hash":"x","role":"admin"}'],
  [
    "a field written twice",
    '{"portal_id":"J5khxNEE915ctHrYxHdS","email":"a@b.c","email":"d@e.f","hash":"x"}',
  ],
  [
    "a field written twice, once with an escape,",
    '{"portal_id":"J5khxNEE915ctHrYxHdS","email":"a@b.c","\\u0065mail":"d@e.f","hash":"x"}',
  ],
  ["a missing portal ID", '{"email":"a@b.c","hash":"x"}'],
  ["an empty body", ""],
])("refuses %s as invalid", async (_name, body) => {
  const answer = await ask(body);
  expect([answer.status, (await answer.json()).error.code]).toEqual([422, "invalid"]);
});

it("reads only the body and ignores the query string", async () => {
  const world = await portalWorld();
  const { portalId, merchantId, secret } = world;
  const other = new URLSearchParams({ email: "ben@example.com", hash: hmac(secret, "ben@example.com") });
  const post = (query: string, body: object) =>
    POST(
      new Request(`http://app/api/portal/visits?${query}`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { origin: sampleOrigin },
      }),
    );
  expect((await post(String(other), { portal_id: portalId })).status).toBe(403);
  const proof = { portal_id: portalId, email, hash: hmac(secret, email) };
  expect((await post(String(other), proof)).status).toBe(201);
  const tickets = await database().ticket.findMany({ where: { merchantId } });
  expect(tickets.map(({ identity }) => identity)).toEqual([email]);
});

it("refuses a body that is too long instead of reading part of it", async () => {
  const answer = await ask(`{"portal_id":"J5khxNEE915ctHrYxHdS","email":"${"a".repeat(70_000)}"}`);
  expect(answer.status).toBe(413);
});

it("answers any page's preflight request", () => {
  const answer = OPTIONS(
    new Request("http://app/", { method: "OPTIONS", headers: { origin: sampleOrigin } }),
  );
  expect(answer.status).toBe(204);
  expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(sampleOrigin);
  expect(answer.headers.get("Access-Control-Allow-Headers")).toBe("Content-Type");
});

/** The header in which lib/client-address.ts passes the client's address to Next. */
const from = (client: string) => ({ "x-portico-client": client });

it("limits invalid proofs per address and still accepts valid ones from the same address", async () => {
  const world = await portalWorld();
  const wrong = { portal_id: world.portalId, email, hash: "0".repeat(64) };
  const statuses: number[] = [];
  for (let index = 0; index < 25; index += 1)
    statuses.push((await ask(wrong, sampleOrigin, from("192.0.2.1"))).status);
  expect(statuses.filter((status) => status === 403)).toHaveLength(20);
  expect(statuses.at(-1)).toBe(429);
  expect((await ask(wrong, sampleOrigin, from("192.0.2.2"))).status).toBe(403);
  const right = { ...wrong, hash: hmac(world.secret, email) };
  expect((await ask(right, sampleOrigin, from("192.0.2.1"))).status).toBe(201);
});

it("counts valid proofs by customer, so that nobody else can use up the limit", async () => {
  const world = await portalWorld();
  const right = (who: string) => ({ portal_id: world.portalId, email: who, hash: hmac(world.secret, who) });
  const statuses: number[] = [];
  for (let index = 0; index < 12; index += 1)
    statuses.push((await ask(right(email), sampleOrigin, from(`192.0.2.${index}`))).status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(10);
  expect(statuses.at(-1)).toBe(429);
  expect((await ask(right("grace@example.com"), sampleOrigin, from("192.0.2.1"))).status).toBe(201);
});

it("shares one counter among unknown portals, so that strangers can't create unlimited counters", async () => {
  const statuses: number[] = [];
  for (let index = 0; index < 22; index += 1) {
    const made = { portal_id: `NoSuchPortal0000${1000 + index}`, email, hash: "0".repeat(64) };
    statuses.push((await ask(made, sampleOrigin, from("192.0.2.9"))).status);
  }
  expect(statuses.slice(18)).toEqual([403, 403, 429, 429]);
});

it("lets one address open ten customers' portals an hour while the hash is off in test mode", async () => {
  const world = await portalWorld();
  await world.saveSettings({ securityHash: false });
  const name = (who: number, client: string) =>
    ask({ portal_id: world.portalId, email: `customer${who}@example.com` }, sampleOrigin, from(client));
  const statuses: number[] = [];
  for (let who = 0; who < 12; who += 1) statuses.push((await name(who, "192.0.2.1")).status);
  expect(statuses).toEqual([...Array(10).fill(201), 429, 429]);
  expect((await name(3, "192.0.2.1")).status).toBe(201);
  expect((await name(11, "192.0.2.2")).status).toBe(201);
});

it("answers 503 with a retry time while the database is unavailable", async () => {
  const world = await portalWorld();
  const body = { portal_id: world.portalId, email, hash: hmac(world.secret, email) };
  await gate.shut();
  const answer = await ask(body);
  await gate.open();
  expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "5"]);
  expect((await ask(body)).status).toBe(201);
});
