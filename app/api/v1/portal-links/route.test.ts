import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { createApiKey, revokeApiKey } from "@/lib/merchant/api-keys";
import { findLink, openLink } from "@/lib/portal/hosted/open-link";
import { readHostedVisit } from "@/lib/portal/hosted/read-hosted";
import { readVisit } from "@/lib/portal/visit/visit";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { POST } from "./route";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const who = ({ merchantId }: PortalWorld) => ({ merchantId, actor: "system" }) as const;
const keyOf = (world: PortalWorld) => createApiKey(who(world), world.mode, "billing server");

type Answer = {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & {
    url: string;
    error: { code: string; param?: string; message: string; request_id: string };
  };
};

async function ask(key: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await POST(
    new Request("http://app/api/v1/portal-links", {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer["body"] };
}

const secretOf = (url: string) => new URL(url).searchParams.get("link") ?? "";
const ada = { customer: "cus_LumenAda" };

it("makes a link that opens the hosted page once", async () => {
  const world = await portalWorld();
  const { key } = await keyOf(world);
  const asked = {
    ...ada,
    return_url: `${sampleOrigin}/account`,
    locale: "de",
    expires_in: 60,
    action: "cancellation",
  };
  const { status, body, headers } = await ask(key, asked);
  expect(status).toBe(201);
  expect(headers.get("Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
  expect(body).toMatchObject({ object: "portal_link", mode: "test", customer: "cus_LumenAda", email: null });
  expect(Number(body.expires_at) - Number(body.created)).toBe(60);
  expect(body.url).toContain(`${process.env.APP_URL}/p/${world.portalId}?link=`);

  const secret = secretOf(body.url);
  expect(await findLink(world.portalId, secret)).not.toBeNull();
  const opened = await openLink(world.portalId, secret, "fr");
  expect(opened).toMatchObject({ action: "cancellation" });
  const visit = await readHostedVisit(world.portalId, opened?.token ?? "", {});
  expect(visit).toMatchObject({
    identity: "cus_LumenAda",
    isProven: true,
    language: "de",
    origin: process.env.APP_URL,
  });
  expect(await openLink(world.portalId, secret, null)).toBeNull();
  expect(await findLink(world.portalId, secret)).toBeNull();
});

it("opens a link for only one of nine simultaneous requests", async () => {
  const world = await portalWorld();
  const { body } = await ask((await keyOf(world)).key, { email: "ada@example.com" });
  const secret = secretOf(body.url);
  const all = await Promise.allSettled(
    Array.from({ length: 9 }, () => openLink(world.portalId, secret, null)),
  );
  expect(all.filter((each) => each.status === "fulfilled" && each.value !== null)).toHaveLength(1);
});

it("refuses expired links, links to another portal, and links and visits of a revoked key", async () => {
  const world = await portalWorld();
  const other = await portalWorld();
  const { id, key } = await keyOf(world);
  const link = async () => secretOf((await ask(key, { ...ada, expires_in: 60 })).body.url);
  const opens = async (secret: string, at = world, now = new Date()) =>
    openLink(at.portalId, secret, null, now);
  expect(await opens(await link(), world, new Date(Date.now() + 61_000))).toBeNull();
  expect(await opens(await link(), other)).toBeNull();
  const live = await database().portal.findFirstOrThrow({
    where: { merchantId: world.merchantId, mode: "live" },
  });
  expect(await openLink(live.id, await link(), null)).toBeNull();
  for (const wrong of ["", "x".repeat(43), "' OR 1=1 --"]) expect(await opens(wrong)).toBeNull();

  const [unused, used] = [await link(), await link()];
  const opened = await opens(used);
  await revokeApiKey(who(world), world.mode, id);
  expect(await opens(unused)).toBeNull();
  await expect(readVisit(opened?.token)).rejects.toThrow("visit_expired");
  expect((await ask(key, ada)).status).toBe(401);
  const verbs = await database().auditEntry.findMany({ where: { subject: id }, select: { verb: true } });
  expect(verbs.map(({ verb }) => verb).sort()).toEqual(["api_key.created", "api_key.revoked"]);
});

it("keeps a link whose visit could not begin", async () => {
  const world = await portalWorld();
  const { body } = await ask((await keyOf(world)).key, ada);
  const secret = secretOf(body.url);
  await world.admin("POST", "faults", {
    match: { path: "/v1/customers/cus_LumenAda" },
    times: 20,
    action: { type: "drop_before" },
  });
  await expect(openLink(world.portalId, secret, null)).rejects.toThrow();
  expect(await findLink(world.portalId, secret)).not.toBeNull();
  await world.admin("DELETE", "faults");
});

it("doesn't accept a framed visit as a hosted one", async () => {
  const world = await portalWorld();
  const framed = await world.visit("ada@example.com");
  await expect(readHostedVisit(world.portalId, framed, {})).rejects.toThrow("not_hosted");
});

it("makes one link for repeated requests with one idempotency key, and refuses a different request with that key", async () => {
  const world = await portalWorld();
  const { key } = await keyOf(world);
  const idempotent = { "idempotency-key": "order-17" };
  const [first, ...rest] = await Promise.all(Array.from({ length: 5 }, () => ask(key, ada, idempotent)));
  for (const each of rest) expect(each.body).toEqual(first?.body);
  expect(await database().portalLink.count({ where: { merchantId: world.merchantId } })).toBe(1);
  const other = await ask(key, { ...ada, expires_in: 61 }, idempotent);
  expect([other.status, other.body.error.code, other.body.error.param]).toEqual([
    409,
    "idempotency_conflict",
    "Idempotency-Key",
  ]);
  expect((await ask(key, ada, { "idempotency-key": "a b" })).status).toBe(422);
  // Another merchant can use the same idempotency key.
  const stranger = await portalWorld();
  const theirs = await ask((await keyOf(stranger)).key, ada, idempotent);
  expect(theirs.body.url).not.toBe(first?.body.url);
});

it.each([
  ["a missing customer", {}, "customer"],
  ["two identities", { ...ada, email: "ada@example.com" }, "customer"],
  ["a malformed customer ID", { customer: "a b" }, "customer"],
  ["a customer that Stripe doesn't know", { customer: "cus_nobody" }, "customer"],
  ["an email address that Stripe doesn't know", { email: "nobody@example.com" }, "email"],
  ["a malformed email address", { email: "ada" }, "email"],
  ["another customer's subscription", { ...ada, subscription: "sub_nobody" }, "subscription"],
  ["an action that doesn't exist", { ...ada, action: "refund" }, "action"],
  ["a return URL on another site", { ...ada, return_url: "https://evil.example/" }, "return_url"],
  ["a script as the return URL", { ...ada, return_url: "javascript:alert(1)" }, "return_url"],
  ["a lifetime as a string", { ...ada, expires_in: "3600" }, "expires_in"],
  ["a lifetime under a minute", { ...ada, expires_in: 59 }, "expires_in"],
  ["a lifetime of a year", { ...ada, expires_in: 31_536_000 }, "expires_in"],
  ["an unknown field", { ...ada, mode: "live" }, "mode"],
  ["an object as the customer", { customer: { not: "" } }, "customer"],
])("refuses %s, names the field, and makes no link", async (_name, body, param) => {
  const world = await portalWorld();
  const { status, body: answer } = await ask((await keyOf(world)).key, body);
  expect([status, answer.error.code, answer.error.param]).toEqual([422, "invalid_request", param]);
  expect(answer.error.request_id).toMatch(/^[0-9a-f-]{36}$/);
  expect(await database().portalLink.count({ where: { merchantId: world.merchantId } })).toBe(0);
});

it("refuses invalid keys, malformed bodies and oversized bodies with errors of the same shape", async () => {
  const world = await portalWorld();
  const { key } = await keyOf(world);
  const wrong = [
    `${key}x`,
    key.slice(0, -1),
    key.replace("test", "live"),
    world.secret,
    "",
    "portico_api_test_",
  ];
  for (const each of wrong) expect([(await ask(each, ada)).status, each]).toEqual([401, each]);
  for (const [body, status] of [
    ["{", 422],
    ["[]", 422],
    ["x".repeat(17_000), 413],
  ] as const) {
    const answer = await ask(key, body);
    expect([answer.status, Object.keys(answer.body)]).toEqual([status, ["error"]]);
  }
  expect((await world.admin("GET", "requests")) as unknown[]).toEqual([]);
});

it("stores no key or link in a form that a copy of the database would reveal", async () => {
  const world = await portalWorld();
  const { key } = await keyOf(world);
  const { body } = await ask(key, ada);
  const rows = await Promise.all([
    database().apiKey.findMany({ where: { merchantId: world.merchantId } }),
    database().portalLink.findMany({ where: { merchantId: world.merchantId } }),
  ]);
  const dump = JSON.stringify(rows);
  for (const secret of [key, key.slice(17), secretOf(body.url)]) expect(dump).not.toContain(secret);
});

it("limits the total cost of requests per merchant and mode", async () => {
  process.env.API_REQUESTS_PER_MINUTE = "600";
  const world = await portalWorld();
  const { key } = await keyOf(world);
  const { consumeLimit } = await import("@/lib/rate-limit");
  await consumeLimit("api", `${world.merchantId}|test`, { points: 600, seconds: 60 }, 599);
  const answer = await ask(key, ada);
  expect([answer.status, answer.body.error.code, answer.headers.get("Retry-After")]).toEqual([
    429,
    "rate_limited",
    "60",
  ]);
});

it("limits invalid keys per address and still accepts a valid key from the same address", async () => {
  const world = await portalWorld();
  const { key } = await keyOf(world);
  const from = (address: string) => ({ "x-portico-client": `${address} ${world.merchantId}` });
  const wrong = (address: string) => ask(`${key}x`, ada, from(address));
  const allowed = env().WRONG_PROOFS_PER_MINUTE;
  for (let count = 0; count < allowed; count += 1) expect((await wrong("192.0.2.1")).status).toBe(401);
  const refused = await wrong("192.0.2.1");
  expect([refused.status, refused.headers.get("Retry-After")]).toEqual([429, "60"]);
  expect((await wrong("192.0.2.2")).status).toBe(401);
  expect((await ask(key, ada, from("192.0.2.1"))).status).toBe(201);
});
