import { createHash } from "node:crypto";
import { hmac } from "@/lib/crypto";
import { gateToDatabase } from "@/lib/testing/gate";
import type { Gate } from "@/lib/testing/gate";
import { portalWorld, sampleOrigin, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { OPTIONS, POST } from "./route";

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

function ask(body: unknown, origin = sampleOrigin): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return POST(
    new Request("http://app/api/portal/visits", { method: "POST", body: text, headers: { origin } }),
  );
}

it("sells a good proof a ticket and the address to open, and sets no cookie", async () => {
  const world = await portalWorld();
  const answer = await ask({ portal_id: world.portalId, email, hash: hmac(world.secret, email) });
  const { ticket, url } = (await answer.json()) as { ticket: string; url: string };
  expect(answer.status).toBe(201);
  expect(url).toBe(`${process.env.APP_URL}/portal/${world.portalId}?ticket=${ticket}`);
  expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(sampleOrigin);
  expect(answer.headers.get("Access-Control-Allow-Credentials")).toBeNull();
  expect(answer.headers.get("Set-Cookie")).toBeNull();
});

it("answers every wrong proof with the same bytes and headers, whatever is wrong", async () => {
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
  ];
  const answers = await Promise.all(wrong.map((body) => ask(body)));
  answers.push(await ask(good, "https://evil.example").then((answer) => withOrigin(answer)));
  const seen = await Promise.all(answers.map(fingerprint));
  expect(new Set(seen).size).toBe(1);
  expect(seen[0]).toContain("403");
  expect(await world.admin("GET", "requests")).toEqual([]);
});

/** The origin is echoed, so it is taken out before answers to different pages are compared. */
function withOrigin(answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.set("Access-Control-Allow-Origin", sampleOrigin);
  return new Response(answer.body, { status: answer.status, headers });
}

/** All of an answer but the number of the request, which is there to be found in the log. */
async function fingerprint(answer: Response): Promise<string> {
  const body = (await answer.text()).replace(/"requestId":"[0-9a-f-]{36}"/, "");
  const headers = JSON.stringify([...answer.headers].sort());
  return `${answer.status} ${createHash("sha256")
    .update(body + headers)
    .digest("hex")} ${body}`;
}

it.each<[string, string]>([
  ["no JSON", "not json"],
  ["an array", "[]"],
  ["an object for the e-mail", '{"portal_id":"J5khxNEE915ctHrYxHdS","email":{"not":""},"hash":"x"}'],
  ["a field nobody reads", '{"portal_id":"J5khxNEE915ctHrYxHdS","email":"a@b.c","hash":"x","role":"admin"}'],
  ["the same field twice", '{"portal_id":"J5khxNEE915ctHrYxHdS","email":"a@b.c","email":"d@e.f","hash":"x"}'],
  ["no portal", '{"email":"a@b.c","hash":"x"}'],
  ["nothing", ""],
])("refuses %s as invalid", async (_name, body) => {
  const answer = await ask(body);
  expect([answer.status, (await answer.json()).error.code]).toEqual([422, "invalid"]);
});

it("refuses a body that is too long instead of reading a part of it", async () => {
  const answer = await ask(`{"portal_id":"J5khxNEE915ctHrYxHdS","email":"${"a".repeat(20_000)}"}`);
  expect(answer.status).toBe(413);
});

it("answers the browser's question before the question, for any page", () => {
  const answer = OPTIONS(
    new Request("http://app/", { method: "OPTIONS", headers: { origin: sampleOrigin } }),
  );
  expect(answer.status).toBe(204);
  expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(sampleOrigin);
  expect(answer.headers.get("Access-Control-Allow-Headers")).toBe("Content-Type");
});

it("lets one page ask only so often", async () => {
  const body = { portal_id: "RateLimited000000000", email, hash: "0".repeat(64) };
  const statuses: number[] = [];
  for (let index = 0; index < 12; index += 1) statuses.push((await ask(body)).status);
  expect(statuses.filter((status) => status === 403)).toHaveLength(10);
  expect(statuses.at(-1)).toBe(429);
});

it("says 503 and when to come back while the database is gone", async () => {
  const world = await portalWorld();
  const body = { portal_id: world.portalId, email, hash: hmac(world.secret, email) };
  await gate.shut();
  const answer = await ask(body);
  await gate.open();
  expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "5"]);
  expect((await ask(body)).status).toBe(201);
});
