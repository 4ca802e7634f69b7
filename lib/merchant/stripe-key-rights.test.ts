import { seal } from "@/lib/crypto";
import { database } from "@/lib/db/client";
import { findStripeKey, stripeKeyContext } from "@/lib/db/stripe-keys";
import { env } from "@/lib/env";
import { readCatalogueOf } from "@/lib/merchant/services";
import { recheckStripeKey, stripeKeyRights } from "@/lib/merchant/stripe-keys";
import { stripePermissions } from "@/lib/stripe/keys/permissions";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";

let world: PortalWorld;
beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);
beforeEach(async () => {
  world = await portalWorld();
  await database().stripeKey.updateMany({
    where: { merchantId: world.merchantId },
    data: { checkedAt: new Date(0) },
  });
});

const all = stripePermissions.map(({ id, level }) => `${id}_${level.toLowerCase()}`);
const restrict = (permissions: string[]) =>
  world.admin("POST", "keys", { key: world.stripeKey, permissions });
const check = () => recheckStripeKey({ merchantId: world.merchantId, actor: "system" }, "test");
const checkedAt = async () => (await findStripeKey(world.merchantId, "test"))?.checkedAt.getTime() ?? 0;

it("names the permissions that the connected key lacks, and records the time of the check", async () => {
  await restrict(all.filter((permission) => permission !== "coupon_read"));
  expect(await check()).toEqual({ missing: ["Coupons: Read"] });
  expect(await checkedAt()).toBeGreaterThan(0);
  await restrict(all);
  expect(await check()).toEqual({ missing: [] });
});

it("requires the permissions that the settings need", async () => {
  await restrict(all);
  await world.saveSettings({ billingDetails: true });
  expect(await check()).toEqual({ missing: ["Customers: Write"] });
});

it("says that Stripe no longer accepts the key, and records no check", async () => {
  await world.admin("POST", "keys", { key: world.stripeKey, revoked: true });
  await expect(check()).rejects.toMatchObject({ code: "stripe_key_refused" });
  expect((await stripeKeyRights(world.merchantId, "test")).rights).toEqual({ state: "refused" });
  expect(await checkedAt()).toBe(0);
});

it("reports no permissions if Stripe doesn't answer every request", async () => {
  const fault = { match: { path: "/v1/coupons" }, times: 3, action: { type: "drop_before" } };
  await world.admin("POST", "faults", fault);
  await expect(check()).rejects.toMatchObject({ code: "unavailable" });
  expect(await checkedAt()).toBe(0);
});

it("reports that the installation has moved from the sandbox to Stripe or back since the key was saved", async () => {
  const { merchantId } = world;
  const sealedKey = seal(env().SEALING_KEYS, stripeKeyContext(merchantId, "test"), "rk_test_51AbcdefGhijkl");
  await database().stripeKey.updateMany({ where: { merchantId }, data: { sealedKey } });
  await expect(check()).rejects.toMatchObject({ message: expect.stringContaining("sandbox") as string });
  expect(await readCatalogueOf(merchantId, "test")).toEqual({ ok: false, reason: "key_refused" });
});

it("reports that the key can't be decrypted, or that no key is connected", async () => {
  await database().stripeKey.updateMany({
    where: { merchantId: world.merchantId },
    data: { sealedKey: "v0:AAAA" },
  });
  await expect(check()).rejects.toMatchObject({ message: expect.stringContaining("SEALING_KEYS") as string });
  await database().stripeKey.deleteMany({ where: { merchantId: world.merchantId } });
  await expect(check()).rejects.toMatchObject({ code: "not_found" });
});
