import { database } from "@/lib/db/client";
import { findStripeKey } from "@/lib/db/stripe-keys";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { hmac, unseal } from "../crypto";
import { readPortal } from "../db/portals";
import { activeSecretKeys, listSecretKeys, secretKeyContext } from "../db/secret-keys";
import { env } from "../env";
import { portalSettings } from "../settings/schema";
import { testEntry } from "./entry-test";
import { createMerchant } from "./merchants";
import { allowOrigins } from "./origins";
import { createSecretKey, retireKey, revealSecretKey } from "./secret-keys";
import { saveService } from "./services";
import { readAllSettings, saveSettings } from "./settings";
import { connectStripe, disconnectStripe } from "./stripe-keys";

const password = "correct horse battery staple";

async function whoOf({ merchantId }: PortalWorld) {
  const member = await database().member.findFirstOrThrow({ where: { merchantId } });
  return { merchantId, memberId: member.id, actor: `member:${member.id}` as const };
}

const verbsOf = async ({ merchantId }: PortalWorld) =>
  (await database().auditEntry.findMany({ where: { merchantId } })).map(({ verb }) => verb);

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

let world: PortalWorld;
let who: Awaited<ReturnType<typeof whoOf>>;
beforeEach(async () => {
  world = await portalWorld();
  who = await whoOf(world);
});

describe("a new merchant", () => {
  it("has a portal and a secret key in each mode, with the hash on", async () => {
    for (const mode of ["test", "live"] as const) {
      const portal = await readPortal(world.merchantId, mode);
      expect(portal.id).toMatch(/^[A-Za-z0-9]{20}$/);
      expect(await activeSecretKeys(world.merchantId, mode)).toHaveLength(1);
      expect((await readAllSettings(world.merchantId, mode)).map(({ securityHash }) => securityHash)).toEqual(
        [true],
      );
    }
  });

  it("isn't created, not even in part, if its address is taken in any letter case", async () => {
    const email = `taken${Date.now()}@example.com`;
    await createMerchant({ name: "First", email, password });
    const name = `Second to ${email.slice(0, 18)}`;
    const again = createMerchant({ name, email: email.toUpperCase(), password });
    await expect(again).rejects.toMatchObject({ code: "invalid" });
    expect(await database().merchant.count({ where: { name } })).toBe(0);
  });

  it("has neither its password nor its keys stored in plain text", async () => {
    const email = `clear${Date.now()}@example.com`;
    const { memberId } = await createMerchant({ name: "Lumen", email, password });
    const member = await database().member.findUnique({ where: { id: memberId } });
    const [key] = await database().stripeKey.findMany({ where: { merchantId: world.merchantId } });
    const secrets = await database().secretKey.findMany({ where: { merchantId: world.merchantId } });
    const stored = JSON.stringify([member, key, secrets]);
    expect(member?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    for (const clear of [password, world.stripeKey, world.secret]) expect(stored).not.toContain(clear);
  });
});

describe("the Stripe key", () => {
  it("is sealed for this merchant and mode and shown by its last four characters", async () => {
    const row = await findStripeKey(world.merchantId, "test");
    expect(row).toMatchObject({ kind: "restricted", last4: world.stripeKey.slice(-4) });
    const context = `stripe_key|${world.merchantId}|test`;
    expect(unseal(env().SEALING_KEYS, context, row?.sealedKey ?? "")).toBe(world.stripeKey);
    const elsewhere = `stripe_key|${world.merchantId}|live`;
    expect(() => unseal(env().SEALING_KEYS, elsewhere, row?.sealedKey ?? "")).toThrow();
  });

  it("stays when a new key is refused", async () => {
    await expect(connectStripe(who, "test", "rk_live_sim_other1")).rejects.toMatchObject({
      fields: { key: expect.stringContaining("live mode") },
    });
    expect((await findStripeKey(world.merchantId, "test"))?.last4).toBe(world.stripeKey.slice(-4));
  });

  it("can't be replaced by another account's key without disconnecting first", async () => {
    const other = await portalWorld();
    await expect(connectStripe(who, "test", other.stripeKey)).rejects.toMatchObject({
      fields: { key: expect.stringContaining("Disconnect that account first") },
    });
    await disconnectStripe(await whoOf(other), "test");
    await disconnectStripe(who, "test");
    await connectStripe(who, "test", other.stripeKey);
    expect((await findStripeKey(world.merchantId, "test"))?.last4).toBe(other.stripeKey.slice(-4));
    expect(await verbsOf(world)).toEqual(expect.arrayContaining(["stripe_key.saved", "stripe_key.removed"]));
  });

  it("is refused if another merchant has connected the same account", async () => {
    const [other, newcomer] = [await portalWorld(), await portalWorld()];
    await disconnectStripe(await whoOf(newcomer), "test");
    const connect = async () => connectStripe(await whoOf(newcomer), "test", other.stripeKey);
    await expect(connect()).rejects.toMatchObject({
      fields: { key: expect.stringContaining("Another merchant") },
    });
    expect(await findStripeKey(newcomer.merchantId, "test")).toBeNull();
    await disconnectStripe(await whoOf(other), "test");
    await expect(connect()).resolves.toMatchObject({ last4: other.stripeKey.slice(-4) });
  });

  it("can be connected by only one of several merchants who connect the same account at the same time", async () => {
    const worlds = await Promise.all(Array.from({ length: 5 }, () => portalWorld()));
    const everyone = await Promise.all(worlds.map(whoOf));
    await Promise.all(everyone.map((who) => disconnectStripe(who, "test")));
    const key = worlds[0]?.stripeKey ?? "";
    const answers = await Promise.allSettled(everyone.map((who) => connectStripe(who, "test", key)));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const saved = await Promise.all(everyone.map(({ merchantId }) => findStripeKey(merchantId, "test")));
    expect(saved.filter((row) => row !== null)).toHaveLength(1);
    const refusals = answers.filter((answer) => answer.status === "rejected");
    for (const { reason } of refusals)
      expect(reason).toMatchObject({ fields: { key: expect.stringContaining("Another merchant") } });
  });
});

describe("the service", () => {
  const tier = (productId: string, ...priceIds: string[]) => ({ productId, priceIds });
  const team = tier("prod_LumenTeam", "price_Lumen_team_month");

  it.each([
    ["no tier", { name: "Lumen", tiers: [] }],
    ["no name", { name: " ", tiers: [team] }],
    ["a product twice", { name: "Lumen", tiers: [team, team] }],
    ["a product that doesn't exist", { name: "Lumen", tiers: [tier("prod_none", "price_none")] }],
    [
      "the price of another product",
      { name: "Lumen", tiers: [tier("prod_LumenTeam", "price_Lumen_starter_month")] },
    ],
    ["an unknown field", { name: "Lumen", tiers: [team], merchantId: "mer_other" }],
    ["an object instead of an ID", { name: "Lumen", tiers: [{ productId: { not: "" }, priceIds: ["x"] }] }],
    ["an empty value", undefined],
  ])("isn't saved with %s", async (_what, input) => {
    const before = (await readPortal(world.merchantId, "test")).service;
    await expect(saveService(who, "test", input)).rejects.toMatchObject({ code: "invalid" });
    expect((await readPortal(world.merchantId, "test")).service).toEqual(before);
  });

  it("isn't saved while Stripe is unreachable", async () => {
    const input = { name: "Lumen", tiers: [team] };
    await expect(saveService(who, "live", input)).rejects.toMatchObject({ code: "unavailable" });
  });
});

describe("the settings", () => {
  it("keep the hash on in live mode, even if our own code is bypassed", async () => {
    const off = portalSettings.parse({ securityHash: false });
    await expect(saveSettings(who, "live", off)).rejects.toMatchObject({ code: "invalid" });
    const { merchantId } = world;
    const update = database().portal.updateMany({
      where: { merchantId, mode: "live" },
      data: { settings: off },
    });
    await expect(update).rejects.toThrow(/constraint|check/i);
  });

  it("stay unchanged when a change is refused", async () => {
    await saveSettings(who, "test", portalSettings.parse({ pause: true }));
    const asked: boolean[] = [];
    const refused = saveSettings(who, "test", portalSettings.parse({}), (from) => {
      asked.push(from.pause);
      throw new Error("not now");
    });
    await expect(refused).rejects.toThrow("not now");
    expect(asked).toEqual([true]);
    expect((await readPortal(world.merchantId, "test")).settings).toMatchObject({ pause: true });
  });

  it("are audited with the member who changed them", async () => {
    await saveSettings(who, "test", portalSettings.parse({ cancelImmediately: true }));
    const [entry] = await database().auditEntry.findMany({
      where: { merchantId: world.merchantId, verb: "settings.saved" },
      orderBy: { createdAt: "desc" },
    });
    expect(entry).toMatchObject({ actor: who.actor, mode: "test", details: { cancelImmediately: true } });
  });

  it("keep the list of origins when one of the new origins is invalid", async () => {
    await allowOrigins(who, { mode: "test" }, "https://a.example");
    await expect(
      allowOrigins(who, { mode: "test" }, "https://b.example\nhttps://*.com"),
    ).rejects.toMatchObject({
      fields: { origins: expect.stringContaining("*.com") },
    });
    expect((await readPortal(world.merchantId, "test")).allowedOrigins).toEqual(["https://a.example"]);
  });
});

describe("the secret keys", () => {
  it("are audited each time they are revealed", async () => {
    const [key] = await listSecretKeys(world.merchantId, "test");
    expect(await revealSecretKey(who, "test", key?.id ?? "")).toBe(world.secret);
    expect(await verbsOf(world)).toContain("secret_key.revealed");
  });

  it("are limited to two, even when many are created at the same time", async () => {
    const made = await Promise.allSettled(Array.from({ length: 6 }, () => createSecretKey(who, "test")));
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await activeSecretKeys(world.merchantId, "test")).toHaveLength(2);
  });

  it("are 43 random characters after a prefix with the mode, and unseal only in their own row", async () => {
    const { id, secret } = await createSecretKey(who, "test");
    expect(secret).toMatch(/^portico_test_[A-Za-z0-9]{43}$/);
    const [first, second] = await activeSecretKeys(world.merchantId, "test");
    expect(
      unseal(env().SEALING_KEYS, secretKeyContext(world.merchantId, id), second?.sealedSecret ?? ""),
    ).toBe(secret);
    const swapped = secretKeyContext(world.merchantId, first?.id ?? "");
    expect(() => unseal(env().SEALING_KEYS, swapped, second?.sealedSecret ?? "")).toThrow();
  });

  it("still verify customers during the overlap, but no longer once they are retired", async () => {
    const [first] = await listSecretKeys(world.merchantId, "test");
    await createSecretKey(who, "test");
    await retireKey(who, "test", first?.id ?? "", "after_overlap");
    expect(await activeSecretKeys(world.merchantId, "test")).toHaveLength(2);
    await retireKey(who, "test", first?.id ?? "", "now");
    expect((await activeSecretKeys(world.merchantId, "test")).map(({ id }) => id)).not.toContain(first?.id);
    await expect(retireKey(who, "test", first?.id ?? "", "now")).rejects.toMatchObject({ code: "not_found" });
  });

  it("show when they last verified a customer", async () => {
    expect((await listSecretKeys(world.merchantId, "test"))[0]?.lastUsedAt).toBeNull();
    await world.visit("ada@example.com");
    expect((await listSecretKeys(world.merchantId, "test"))[0]?.lastUsedAt).not.toBeNull();
  });

  it("end immediately, together with the visits that they opened, if they are retired without an overlap", async () => {
    await world.visit("mia@example.com");
    const where = { merchantId: world.merchantId };
    expect(await database().visit.count({ where })).toBe(1);
    const [key] = await listSecretKeys(world.merchantId, "test");
    await retireKey(who, "test", key?.id ?? "", "now");
    expect(await database().visit.count({ where })).toBe(0);
  });
});

describe("the hash tester", () => {
  const identity = "ada@example.com";
  const page = "http://localhost:3000";

  it("agrees with the portal, recognizes the other mode's key and is audited without the identity", async () => {
    const tested = (secret: string) =>
      testEntry(who, { mode: "test" }, { identity, proof: hmac(secret, identity), page });
    expect(await tested(world.secret)).toMatchObject({ opens: true, mend: null });
    const [live] = await activeSecretKeys(world.merchantId, "live");
    const context = secretKeyContext(world.merchantId, live?.id ?? "");
    const liveSecret = unseal(env().SEALING_KEYS, context, live?.sealedSecret ?? "");
    expect(await tested(liveSecret)).toMatchObject({ opens: false, title: "Refused: hash from a live key" });
    const entries = await database().auditEntry.findMany({
      where: { merchantId: world.merchantId, verb: "hash.tested" },
      orderBy: { createdAt: "asc" },
    });
    expect(entries.map(({ details }) => details)).toEqual([{ verdict: "valid" }, { verdict: "other_mode" }]);
    expect(JSON.stringify(entries)).not.toContain(identity);
  });

  it("never answers with the right hash", async () => {
    const right = hmac(world.secret, identity);
    for (const proof of ["", right.slice(0, 63), hmac("x", identity), "a".repeat(64)]) {
      const verdict = await testEntry(who, { mode: "test" }, { identity, proof, page });
      expect(JSON.stringify(verdict)).not.toContain(right);
    }
  });
});

describe("another merchant", () => {
  it("can't read or retire this merchant's keys, and leaves its settings and connection unchanged", async () => {
    const other = await portalWorld();
    const stranger = await whoOf(other);
    const [key] = await listSecretKeys(world.merchantId, "test");
    const id = key?.id ?? "";
    await expect(revealSecretKey(stranger, "test", id)).rejects.toMatchObject({ code: "not_found" });
    await expect(retireKey(stranger, "test", id, "now")).rejects.toMatchObject({ code: "not_found" });
    await saveSettings(stranger, "test", portalSettings.parse({ cancellation: false }));
    await allowOrigins(stranger, { mode: "test" }, "https://stranger.example");
    await disconnectStripe(stranger, "test");

    expect(await activeSecretKeys(world.merchantId, "test")).toHaveLength(1);
    expect(await findStripeKey(world.merchantId, "test")).not.toBeNull();
    const { allowedOrigins, settings } = await readPortal(world.merchantId, "test");
    expect(allowedOrigins).toEqual([]);
    expect(portalSettings.parse(settings).cancellation).toBe(true);
  });
});
