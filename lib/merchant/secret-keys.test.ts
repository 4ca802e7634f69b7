import { hmac } from "@/lib/crypto";
import { database } from "@/lib/db/client";
import { listSecretKeys } from "@/lib/db/secret-keys";
import { requestTicket } from "@/lib/portal/visit/request-ticket";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { createHash } from "./create-hash";
import { replaceKeys } from "./secret-keys";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const email = "ada@example.com";
const who = ({ merchantId }: PortalWorld) => ({ merchantId, actor: "system" }) as const;
const opens = async ({ portalId }: PortalWorld, secret: string) =>
  (await requestTicket({ portalId, email, hash: hmac(secret, email), origin: sampleOrigin })) !== null;
const audited = async ({ merchantId }: PortalWorld) =>
  (await database().auditEntry.findMany({ where: { merchantId } })).map(({ verb }) => verb);

it("rolls a key: both keys work until the old one expires, and another roll must wait until then", async () => {
  const world = await portalWorld();
  const made = await replaceKeys(who(world), "test", { purpose: "hash", hours: 24 });
  expect([await opens(world, world.secret), await opens(world, made.secret)]).toEqual([true, true]);
  const [old, fresh] = await listSecretKeys(world.merchantId, "test");
  const hoursLeft = ((old?.retiresAt?.getTime() ?? 0) - Date.now()) / 3_600_000;
  expect(hoursLeft).toBeGreaterThan(23.9);
  expect(hoursLeft).toBeLessThan(24.1);
  expect(fresh).toMatchObject({ last4: made.last4, retiresAt: null });
  const third = replaceKeys(who(world), "test", { purpose: "hash", hours: 24 });
  await expect(third).rejects.toThrow("at most two active keys");
  expect(await listSecretKeys(world.merchantId, "test")).toHaveLength(2);
});

it("replaces a leaked key immediately, even in the middle of a roll", async () => {
  const world = await portalWorld();
  const rolled = await replaceKeys(who(world), "test", { purpose: "hash", hours: 168 });
  const made = await replaceKeys(who(world), "test", { purpose: "hash", hours: 0 });
  const all = [world.secret, rolled.secret, made.secret];
  expect(await Promise.all(all.map((secret) => opens(world, secret)))).toEqual([false, false, true]);
  // The live key is unaffected.
  expect(await listSecretKeys(world.merchantId, "live")).toMatchObject([{ retiresAt: null }]);
});

it("makes the hash with the newest key and records that in the audit trail", async () => {
  const world = await portalWorld();
  const made = await replaceKeys(who(world), "test", { purpose: "hash", hours: 1 });
  expect(await createHash(who(world), { mode: "test" }, email)).toEqual({
    hash: hmac(made.secret, email),
    last4: made.last4,
  });
  expect(await audited(world)).toContain("hash.created");
});

it("refuses to hash text that can't identify a customer, and audits nothing", async () => {
  const world = await portalWorld();
  for (const text of ["", " ada@example.com", "cus_LumenAda"])
    await expect(createHash(who(world), { mode: "test" }, text)).rejects.toMatchObject({
      fields: { identity: expect.stringContaining("email") as unknown },
    });
  expect(await audited(world)).not.toContain("hash.created");
});
