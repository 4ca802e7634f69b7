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

it("opens the portal once for a good proof", async () => {
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

it("gives one visit to twenty that present the same ticket at once", async () => {
  const world = await portalWorld();
  const ticket = await ticketFor(world);
  const all = await Promise.all(Array.from({ length: 20 }, () => beginVisit(world.portalId, ticket)));
  expect(all.filter(({ hasBegun }) => hasBegun)).toHaveLength(1);
});

it("refuses a ticket after a minute, and one of another portal", async () => {
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

it("needs a hash in live mode whatever is stored, and the database agrees", async () => {
  const world = await portalWorld("live");
  const off = { securityHash: false };
  const stored = database().portal.update({ where: { id: world.portalId }, data: { settings: off } });
  await expect(stored).rejects.toThrow();
  await database().portal.update({ where: { id: world.portalId }, data: { allowedOrigins: [sampleOrigin] } });
  expect(await requestTicket({ ...proofOf(world), hash: undefined })).toBeNull();
  expect(await requestTicket(proofOf(world))).not.toBeNull();
});

it("takes no hash of test mode's key in live mode", async () => {
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

it("may be embedded nowhere in live mode until the merchant lists an origin", async () => {
  const world = await portalWorld("live");
  expect((await readPortal(world.merchantId, "live")).allowedOrigins).toEqual([]);
  expect(await requestTicket(proofOf(world))).toBeNull();
});

it("opens without a hash only while the merchant has turned it off in test mode", async () => {
  const world = await portalWorld();
  await world.saveSettings({ securityHash: false });
  const ticket = await requestTicket({ ...proofOf(world), hash: undefined });
  const beginning = await beginVisit(world.portalId, ticket ?? "");
  if (!beginning.hasBegun) throw new Error("The visit didn't open without a hash.");
  await world.saveSettings({ securityHash: true });
  await expect(readVisit(beginning.token)).rejects.toMatchObject({ code: "visit_expired" });
});

it("ends after a quarter of an hour unused and after an hour in all", async () => {
  const world = await portalWorld();
  const token = await world.visit(email);
  await expect(readVisit(token, { now: at(14 * 60) })).resolves.toMatchObject({ identity: email });
  await expect(readVisit(token, { now: at(30 * 60) })).rejects.toMatchObject({ code: "visit_expired" });
  await readVisit(token, { now: at(28 * 60) });
  await readVisit(token, { now: at(42 * 60) });
  await readVisit(token, { now: at(56 * 60) });
  await expect(readVisit(token, { now: at(61 * 60) })).rejects.toMatchObject({ code: "visit_expired" });
});

it("doesn't last longer because the clock was set back", async () => {
  const world = await portalWorld();
  const token = await world.visit(email);
  await expect(readVisit(token, { now: at(-3_600) })).rejects.toMatchObject({ code: "visit_expired" });
  // The clocks of two servers may differ by minutes.
  await expect(readVisit(token, { now: at(-600) })).resolves.toMatchObject({ identity: email });
  await expect(readVisit(token, { now: at(16 * 60) })).rejects.toMatchObject({ code: "visit_expired" });
});

it("ends at once when the key that proved it is revoked", async () => {
  const world = await portalWorld();
  const token = await world.visit(email);
  const [key] = await activeSecretKeys(world.merchantId, "test");
  await retireKey({ merchantId: world.merchantId, actor: "system" }, "test", key?.id ?? "", "now");
  await expect(readVisit(token)).rejects.toMatchObject({ code: "visit_expired" });
});

it("does not outlive its key when it began while that was being retired", async () => {
  const world = await portalWorld();
  const token = await world.visit(email);
  const ticket = await ticketFor(world);
  const [key] = await activeSecretKeys(world.merchantId, "test");
  // The key alone, as whoever retires it finds neither the visit nor the ticket that are written a moment later.
  await database().secretKey.updateMany({ where: { id: key?.id ?? "" }, data: { retiresAt: new Date() } });
  await expect(readVisit(token)).rejects.toMatchObject({ code: "visit_expired", reason: "key_retired" });
  expect(await beginVisit(world.portalId, ticket)).toMatchObject({ hasBegun: false, why: "ticket_unknown" });
});

it.each([undefined, null, "", "x".repeat(43), { not: "" }, ["a"], 43])(
  "takes %j for no visit",
  async (token) => {
    await expect(readVisit(token)).rejects.toMatchObject({ code: "visit_expired" });
  },
);

it("keeps neither the ticket nor the token where a copy of the database would show them", async () => {
  const world = await portalWorld();
  const ticket = await ticketFor(world);
  const token = await world.visit(email);
  const kept = JSON.stringify([await database().ticket.findMany(), await database().visit.findMany()]);
  expect(kept).not.toContain(ticket);
  expect(kept).not.toContain(token);
});

it("shows somebody Stripe does not know an empty portal, after the proof", async () => {
  const world = await portalWorld();
  const stranger = "nobody@example.com";
  const proof = { ...proofOf(world), email: stranger, hash: hmac(world.secret, stranger) };
  const beginning = await beginVisit(world.portalId, (await requestTicket(proof)) ?? "");
  expect(beginning).toMatchObject({ hasBegun: true, visit: { customerIds: [] } });
});

it("ends with the origin of its page, when the merchant takes that from the list", async () => {
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
