import { database } from "@/lib/db/client";
import { createMerchant } from "@/lib/db/merchants";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { permissionPresets } from "../settings/permission-presets";
import { listPreviewCustomers } from "./preview";
import { trySandbox } from "./sandbox";
import { saveService } from "./services";
import { choosePreset, readSetUp } from "./set-up";
import { readChosenSettings, saveSettings } from "./settings";
import { disconnectStripe } from "./stripe-keys";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

let count = 0;

async function newMerchant() {
  count += 1;
  const email = `setup${process.pid}x${count}x${Date.now()}@example.com`;
  const created = await createMerchant(
    { name: "Harbour", email, passwordHash: "none" },
    { onlyFirst: false },
  );
  if (typeof created === "string") throw new Error(created);
  return { merchantId: created.merchantId, actor: `member:${created.memberId}` as const };
}

it("starts with no step done, and marks each step when it is done", async () => {
  const who = await newMerchant();
  const nothing = { stripe: null, service: null, permissions: null, firstVisitAt: null };
  expect(await readSetUp(who.merchantId, "test")).toMatchObject(nothing);

  await trySandbox(who, "test");
  expect(await readSetUp(who.merchantId, "test")).toMatchObject({ ...nothing, stripe: { isSandbox: true } });

  const tiers = [{ productId: "prod_LumenTeam", priceIds: ["price_Lumen_team_month"] }];
  await saveService(who, "test", { name: "Lumen", tiers });
  expect(await readSetUp(who.merchantId, "test")).toMatchObject({ service: { name: "Lumen", tiers: 1 } });

  await choosePreset(who, "test", "usual");
  expect(await readSetUp(who.merchantId, "test")).toMatchObject({ permissions: "Usual" });
  expect(await readSetUp(who.merchantId, "live")).toMatchObject(nothing);
});

it("keeps the time of the first visit, even after further visits and after visits are deleted", async () => {
  const world = await portalWorld();
  expect((await readSetUp(world.merchantId, "test")).firstVisitAt).toBeNull();
  await world.visit("ada@example.com");
  const { firstVisitAt } = await readSetUp(world.merchantId, "test");
  expect(firstVisitAt).toBeInstanceOf(Date);
  await world.visit("ben@example.com");
  await database().visit.deleteMany({ where: { merchantId: world.merchantId } });
  expect((await readSetUp(world.merchantId, "test")).firstVisitAt).toEqual(firstVisitAt);
});

describe("a preset", () => {
  it.each(permissionPresets.map(({ name, title, values }) => ({ name, title, values })))(
    "sets all its permissions and leaves the other settings unchanged: $name",
    async ({ name, title, values }) => {
      const who = await newMerchant();
      const before = await readChosenSettings(who.merchantId, "test");
      await saveSettings(who, "test", { ...before, brandColor: "#635bff", debug: true, pause: true });
      await choosePreset(who, "test", name);
      const settings = await readChosenSettings(who.merchantId, "test");
      expect(settings).toMatchObject({ ...values, brandColor: "#635bff", debug: true });
      expect((await readSetUp(who.merchantId, "test")).permissions).toBe(title);
    },
  );

  it("is no longer recognized once a permission is changed", async () => {
    const who = await newMerchant();
    await choosePreset(who, "test", "careful");
    const settings = await readChosenSettings(who.merchantId, "test");
    await saveSettings(who, "test", { ...settings, taxIds: true });
    expect((await readSetUp(who.merchantId, "test")).permissions).toBe("Custom");
  });
});

describe("a sandbox", () => {
  it("has customers in several states, and belongs to only one merchant", async () => {
    const [one, other] = [await newMerchant(), await newMerchant()];
    await Promise.all([trySandbox(one, "test"), trySandbox(other, "test")]);
    const customers = await listPreviewCustomers(one.merchantId, "test");
    expect(customers.ok && customers.customers.length).toBeGreaterThan(4);
    const keys = await database().stripeKey.findMany({
      where: { merchantId: { in: [one.merchantId, other.merchantId] } },
    });
    expect(new Set(keys.map(({ accountId }) => accountId)).size).toBe(2);
  });

  it("never replaces a connected account", async () => {
    const who = await newMerchant();
    await trySandbox(who, "test");
    await expect(trySandbox(who, "test")).rejects.toMatchObject({ code: "invalid" });
    await disconnectStripe(who, "test");
    await trySandbox(who, "test");
  });
});
