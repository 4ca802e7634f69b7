import { hmac, unseal } from "@/lib/crypto";
import { database } from "@/lib/db/client";
import { readPortal } from "@/lib/db/portals";
import { activeSecretKeys, secretKeyContext } from "@/lib/db/secret-keys";
import { env } from "@/lib/env";
import { retireKey } from "@/lib/merchant/secret-keys";
import { beginVisit } from "@/lib/testing/begin-visit";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { requestTicket } from "./request-ticket";
import { readVisit } from "./visit";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const email = "ada@example.com";
const at = (seconds: number) => new Date(Date.now() + seconds * 1000);

function proofOf({ portalId, secret }: PortalWorld) {
  return { portalId, email, hash: hmac(secret, email), origin: sampleOrigin };
}

async function ticketFor(world: PortalWorld): Promise<string> {
  const ticket = await requestTicket(proofOf(world));
  if (!ticket) throw new Error("A valid proof got no ticket.");
  return ticket;
}

it("opens the portal once for a valid proof", async () => {
  const world = await portalWorld();
  const ticket = await ticketFor(world);
  const first = await beginVisit(world.portalId, ticket);
  expect(first).toMatchObject({ hasBegun: true, visit: { identity: email, customerIds: ["cus_LumenAda"] } });
  expect(await beginVisit(world.portalId, ticket)).toEqual({
    hasBegun: false,
    origin: sampleOrigin,
    why: "ticket_spent",
  });
});

it("opens one visit if the same ticket arrives twenty times at the same moment", async () => {
  const world = await portalWorld();
  const ticket = await ticketFor(world);
  const all = await Promise.all(Array.from({ length: 20 }, () => beginVisit(world.portalId, ticket)));
  expect(all.filter(({ hasBegun }) => hasBegun)).toHaveLength(1);
});

it("refuses a ticket after a minute, or from another portal", async () => {
  const world = await portalWorld();
  const other = await portalWorld();
  expect(await beginVisit(world.portalId, await ticketFor(world), { now: at(61) })).toMatchObject({
    hasBegun: false,
  });
  expect(await beginVisit(other.portalId, await ticketFor(world))).toEqual({
    hasBegun: false,
    origin: null,
    why: "ticket_unknown",
  });
});

it("sends Stripe no request if the proof is invalid", async () => {
  const world = await portalWorld();
  const proof = proofOf(world);
  const live = await liveSecretOf(world);
  const wrong = [
    { ...proof, hash: undefined },
    { ...proof, hash: "" },
    { ...proof, hash: proof.hash.replace(/^./, (digit) => (digit === "0" ? "1" : "0")) },
    { ...proof, hash: hmac(live, email) },
    { ...proof, email: "Ada@example.com" },
    { ...proof, email: undefined, customerId: "cus_LumenAda", hash: hmac(world.secret, "cus_LumenAda") },
    { ...proof, portalId: "NoSuchPortal00000000" },
    { ...proof, portalId: (await portalWorld()).portalId },
    { ...proof, origin: "https://evil.example" },
    { ...proof, origin: "" },
    { ...proof, origin: "null" },
  ];
  for (const attempt of wrong) expect(await requestTicket(attempt)).toBeNull();
  expect(await world.admin("GET", "requests")).toEqual([]);
});

async function liveSecretOf({ merchantId }: PortalWorld): Promise<string> {
  const [key] = await activeSecretKeys(merchantId, "live");
  if (!key) throw new Error("The merchant has no key for live mode.");
  return unseal(env().SEALING_KEYS, secretKeyContext(merchantId, key.id), key.sealedSecret);
}

it("needs a hash in live mode whatever the settings say, and the database enforces that", async () => {
  const world = await portalWorld("live");
  const off = { securityHash: false };
  const stored = database().portal.update({ where: { id: world.portalId }, data: { settings: off } });
  await expect(stored).rejects.toThrow();
  await database().portal.update({ where: { id: world.portalId }, data: { allowedOrigins: [sampleOrigin] } });
  expect(await requestTicket({ ...proofOf(world), hash: undefined })).toBeNull();
  expect(await requestTicket(proofOf(world))).not.toBeNull();
});

it("refuses in live mode a hash made with the test-mode key", async () => {
  const world = await portalWorld("live");
  const { merchantId, portalId } = world;
  await database().portal.update({ where: { id: portalId }, data: { allowedOrigins: [sampleOrigin] } });
  const [key] = await activeSecretKeys(merchantId, "test");
  const context = secretKeyContext(merchantId, key?.id ?? "");
  const test = unseal(env().SEALING_KEYS, context, key?.sealedSecret ?? "");
  expect(await requestTicket({ ...proofOf(world), hash: hmac(test, email) })).toBeNull();
  expect(await world.admin("GET", "requests")).toEqual([]);
  expect(await requestTicket(proofOf(world))).not.toBeNull();
});

it("a portal can't be embedded anywhere in live mode until the merchant lists an origin", async () => {
  const world = await portalWorld("live");
  expect((await readPortal(world.merchantId, "live")).allowedOrigins).toEqual([]);
  expect(await requestTicket(proofOf(world))).toBeNull();
});

it("a portal opens without a hash only while the merchant has turned off the hash in test mode", async () => {
  const world = await portalWorld();
  await world.saveSettings({ securityHash: false });
  const ticket = await requestTicket({ ...proofOf(world), hash: undefined });
  const beginning = await beginVisit(world.portalId, ticket ?? "");
  if (!beginning.hasBegun) throw new Error("The visit didn't open without a hash.");
  await world.saveSettings({ securityHash: true });
  await expect(readVisit(beginning.token)).rejects.toMatchObject({ code: "visit_expired" });
});

it("a visit ends after 15 minutes without a request, and after an hour in total", async () => {
  const world = await portalWorld();
  const token = await world.visit(email);
  await expect(readVisit(token, { now: at(14 * 60) })).resolves.toMatchObject({ identity: email });
  await expect(readVisit(token, { now: at(30 * 60) })).rejects.toMatchObject({ code: "visit_expired" });
  await readVisit(token, { now: at(28 * 60) });
  await readVisit(token, { now: at(42 * 60) });
  await readVisit(token, { now: at(56 * 60) });
  await expect(readVisit(token, { now: at(61 * 60) })).rejects.toMatchObject({ code: "visit_expired" });
});

it("a visit doesn't last longer if the clock is set back", async () => {
  const world = await portalWorld();
  const token = await world.visit(email);
  await expect(readVisit(token, { now: at(-3_600) })).rejects.toMatchObject({ code: "visit_expired" });
  // The clocks of two servers may differ by minutes.
  await expect(readVisit(token, { now: at(-600) })).resolves.toMatchObject({ identity: email });
  await expect(readVisit(token, { now: at(16 * 60) })).rejects.toMatchObject({ code: "visit_expired" });
});

it("a visit ends immediately when the key that proved it is revoked", async () => {
  const world = await portalWorld();
  const token = await world.visit(email);
  const [key] = await activeSecretKeys(world.merchantId, "test");
  await retireKey({ merchantId: world.merchantId, actor: "system" }, "test", key?.id ?? "", "now");
  await expect(readVisit(token)).rejects.toMatchObject({ code: "visit_expired" });
});

it("a visit ends with its key even if it began while the key was being revoked", async () => {
  const world = await portalWorld();
  const token = await world.visit(email);
  const ticket = await ticketFor(world);
  const [key] = await activeSecretKeys(world.merchantId, "test");
  // Change only the key, as if the visit and the ticket had been written a moment after the key was revoked, too late
  // for revoking to find them.
  await database().secretKey.updateMany({ where: { id: key?.id ?? "" }, data: { retiresAt: new Date() } });
  await expect(readVisit(token)).rejects.toMatchObject({ code: "visit_expired", reason: "key_retired" });
  expect(await beginVisit(world.portalId, ticket)).toMatchObject({ hasBegun: false, why: "ticket_unknown" });
});

it.each([undefined, null, "", "x".repeat(43), { not: "" }, ["a"], 43])(
  "finds no visit for %j",
  async (token) => {
    await expect(readVisit(token)).rejects.toMatchObject({ code: "visit_expired" });
  },
);

it("stores neither the ticket nor the token in a form that a copy of the database would reveal", async () => {
  const world = await portalWorld();
  const ticket = await ticketFor(world);
  const token = await world.visit(email);
  const kept = JSON.stringify([await database().ticket.findMany(), await database().visit.findMany()]);
  expect(kept).not.toContain(ticket);
  expect(kept).not.toContain(token);
});

it("shows an empty portal to a customer with a valid proof whom Stripe doesn't have", async () => {
  const world = await portalWorld();
  const stranger = "nobody@example.com";
  const proof = { ...proofOf(world), email: stranger, hash: hmac(world.secret, stranger) };
  const beginning = await beginVisit(world.portalId, (await requestTicket(proof)) ?? "");
  expect(beginning).toMatchObject({ hasBegun: true, visit: { customerIds: [] } });
});

it("a visit ends when the merchant removes the origin of its page from the list", async () => {
  const world = await portalWorld();
  const { merchantId, portalId } = world;
  const allow = (allowedOrigins: string[]) =>
    database().portal.update({
      where: { merchantId_id: { merchantId, id: portalId } },
      data: { allowedOrigins },
    });
  const origin = "https://app.lumen.example";
  await allow(["https://*.lumen.example", "https://other.example"]);
  const beginning = await beginVisit(portalId, (await requestTicket({ ...proofOf(world), origin })) ?? "");
  const { token } = beginning.hasBegun ? beginning : { token: undefined };
  expect((await readVisit(token)).origin).toBe(origin);
  await allow(["https://other.example"]);
  await expect(readVisit(token)).rejects.toMatchObject({
    code: "visit_expired",
    reason: "origin_not_allowed",
  });
});
