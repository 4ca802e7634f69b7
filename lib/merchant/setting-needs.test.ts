import { database } from "@/lib/db/client";
import { setDatabaseUrl } from "@/lib/env";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { describeSettings, portalSettings } from "../settings/schema";
import { permissionsFor } from "../stripe/keys/permissions";
import { readSettingNeeds } from "./setting-needs";
import { disconnectStripe } from "./stripe-keys";

let world: PortalWorld;
beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);
beforeEach(async () => {
  world = await portalWorld();
});

const needs = async () =>
  (await readSettingNeeds(world.merchantId, "test")).map(({ name, mend }) => [name, mend.path]);

const toggles = describeSettings().filter(({ control }) => control === "toggle");
const everything = portalSettings.parse(Object.fromEntries(toggles.map(({ name }) => [name, true])));
const all = permissionsFor(everything).map(({ id, level }) => `${id}_${level.toLowerCase()}`);
const restrict = (permissions: string[]) =>
  world.admin("POST", "keys", { key: world.stripeKey, permissions });

it("lists no needs once a service is chosen and the key has every permission", async () => {
  await restrict(all);
  expect(await needs()).toEqual([]);
});

it("lists a service as a need of changing plans", async () => {
  await database().portal.updateMany({ where: { id: world.portalId }, data: { service: {} } });
  expect(await needs()).toEqual([["changePlan", "services"]]);
});

it("lists each permission that the key lacks, with the settings that need it", async () => {
  await restrict(all.filter((permission) => !/^(tax_id|promotion_code)_/.test(permission)));
  const found = await readSettingNeeds(world.merchantId, "test");
  expect(found).toMatchObject([
    { name: "coupon", text: expect.stringContaining("Promotion codes: Read") as string },
    { name: "couponOnResubscribe", text: expect.stringContaining("Promotion codes: Read") as string },
    { name: "taxIds", text: expect.stringContaining("Tax IDs: Write") as string },
  ]);
  expect(new Set(found.map(({ mend }) => mend.path))).toEqual(new Set(["stripe"]));
});

it("doesn't guess needs while Stripe doesn't answer, or while no account is connected", async () => {
  await restrict([]);
  expect((await needs()).length).toBeGreaterThan(0);
  const action = { type: "status", status: 503 };
  await world.admin("POST", "faults", { match: { path: "/./" }, times: 100_000, action });
  expect(await needs()).toEqual([]);
  await disconnectStripe({ merchantId: world.merchantId, actor: "system" }, "test");
  expect(await needs()).toEqual([]);
});

it("lists a publishable key as a need if cards are saved at Stripe, until there is such a key", async () => {
  const simulator = process.env.STRIPE_API_BASE ?? "";
  const readAgain = () => setDatabaseUrl(process.env.DATABASE_URL ?? "");
  delete process.env.STRIPE_API_BASE;
  readAgain();
  // The connected key is the simulator's, so it is never sent to Stripe.
  expect(await needs()).toEqual([["cardForm", "stripe#cards-title"]]);
  const where = { merchantId: world.merchantId };
  await database().stripeKey.updateMany({ where, data: { publishableKey: "pk_test_51AbcdefGhijkl" } });
  expect(await needs()).toEqual([]);
  process.env.STRIPE_API_BASE = simulator;
  readAgain();
});
