import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { hmac } from "@/lib/crypto";
import { database } from "@/lib/db/client";
import { sayIn } from "@/lib/i18n/say";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { type LogLine, logText } from "@/scripts/logged";
import { POST } from "./route";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const email = "ada@example.com";
const forged = "11111111-1111-4111-8111-111111111111";

/** Sends a request in which a stranger tries to choose the request ID. */
async function ask(body: object | string, origin = sampleOrigin) {
  const headers = {
    ...{ origin, "x-request-id": forged, "x-correlation-id": forged, traceparent: forged },
    ...{ requestId: forged, "user-agent": "Mozilla/5.0 CANARY", cookie: `requestId=${forged}; CANARY=1` },
    "x-forwarded-for": "203.0.113.77",
  };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const address = `http://app/api/portal/visits?requestId=${forged}&CANARY`;
  return POST(new Request(address, { method: "POST", body: text, headers }));
}

/** Searches the log for a customer's reference, as an operator would. */
function grep(reference: string): LogLine[] {
  const folder = mkdtempSync(path.join(tmpdir(), "portico-log-"));
  try {
    writeFileSync(path.join(folder, "app.log"), logText());
    const found = execFileSync("grep", [reference, path.join(folder, "app.log")], { encoding: "utf8" });
    return found
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as LogLine);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const good = (world: PortalWorld) => ({ portal_id: world.portalId, email, hash: hmac(world.secret, email) });

const refusals: [cause: string, change: object, origin: string][] = [
  ["origin_not_allowed", {}, "https://evil.example"],
  ["hash_wrong", { hash: "0".repeat(64) }, sampleOrigin],
  ["hash_wrong", { hash: "CANARY" }, sampleOrigin],
  ["hash_missing", { hash: undefined }, sampleOrigin],
  ["identity_missing", { email: undefined, customer_id: "cus_LumenAda" }, sampleOrigin],
  ["identity_malformed", { email: "CANARY, other@example.com" }, sampleOrigin],
];

it.each(refusals)(
  "one grep for the reference finds merchant, portal and cause: %s",
  async (cause, change, origin) => {
    const world = await portalWorld();
    const answer = await ask({ ...good(world), ...change }, origin);
    const { error } = (await answer.json()) as { error: { code: string; requestId: string } };
    expect(error).toEqual({
      code: "access_denied",
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      words: expect.objectContaining({ message: sayIn("en-US")("embed.access_denied"), lang: "en-US" }),
    });
    const { merchantId, portalId, mode } = world;
    expect(grep(error.requestId)).toEqual([
      expect.objectContaining({
        level: "warn",
        merchantId,
        portalId,
        mode,
        cause,
        status: 403,
        outcome: "refused",
      }),
    ]);
  },
);

it("the log says that a merchant has no active secret key", async () => {
  const world = await portalWorld();
  await database().secretKey.deleteMany({ where: { merchantId: world.merchantId } });
  const { error } = await (await ask(good(world))).json();
  expect(grep(error.requestId)).toMatchObject([{ merchantId: world.merchantId, cause: "no_secret_key" }]);
});

it("the log names the portal of a rate-limited request, but never a made-up portal ID", async () => {
  const world = await portalWorld();
  const limit = 22;
  let last = { error: { requestId: "" } };
  for (let count = 0; count < limit; count += 1)
    last = await (await ask({ ...good(world), hash: "x" })).json();
  const { merchantId, portalId } = world;
  expect(grep(last.error.requestId)).toMatchObject([
    { merchantId, portalId, cause: "hash_wrong", status: 429 },
  ]);
  const madeUp = await (await ask({ ...good(world), portal_id: "CANARY00000000000000" })).json();
  expect(grep(madeUp.error.requestId)).toMatchObject([{ cause: "portal_unknown" }]);
  expect(logText()).not.toContain("CANARY");
});

it("one grep also finds an allowed visit, because its frame may still fail to load", async () => {
  const world = await portalWorld();
  const { requestId } = await (await ask(good(world))).json();
  expect(grep(requestId)).toMatchObject([{ merchantId: world.merchantId, outcome: "allowed", status: 201 }]);
});

it("the server ignores request IDs from outside and logs nothing that a stranger sends", async () => {
  const world = await portalWorld();
  const bodies = [
    ...refusals.map(([, change]) => ({ ...good(world), ...change })),
    ...["CANARY", '{"portal_id":"CANARY\\n{}"}', `{"requestId":"${forged}"}`, `"${"CANARY".repeat(5000)}"`],
    { ...good(world), subscription_id: "sub_CANARY", hash: `0\n{"level":"error","message":"CANARY"}` },
  ];
  for (const body of bodies) await ask(body, "https://CANARY.example");
  const lines = logText().trim().split("\n");
  expect(lines).toHaveLength(bodies.length);
  expect(logText()).not.toMatch(/CANARY|11111111|203\.0\.113|Mozilla|example/i);
  expect(new Set(lines.map((line) => JSON.parse(line).requestId)).size).toBe(bodies.length);
});
