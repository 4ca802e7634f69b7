import { saveService } from "@/lib/merchant/services";
import { changePlan, firstOf, readPlanPreview } from "@/lib/testing/changing-plan";
import { open } from "@/lib/testing/opening";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { until } from "@/lib/testing/until";

/** The cache of plan names and prices: the maximum age of its entries, and its separation by merchant. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);
afterEach(() => jest.restoreAllMocks());

const shownName = async (world: PortalWorld) =>
  (await open(world, "ada@example.com")).view.subscriptions[0]?.name;
const rename = (world: PortalWorld, name: string) => world.stripe.products.update("prod_LumenTeam", { name });
const countReads = async (world: PortalWorld) =>
  ((await world.admin("GET", "requests")) as { method: string; path: string }[]).filter(
    ({ method, path }) => method === "GET" && /products|prices/.test(path),
  ).length;

function passTime(milliseconds: number): void {
  const real = performance.now.bind(performance);
  jest.spyOn(performance, "now").mockImplementation(() => real() + milliseconds);
}

it("shows a cached name for a minute, then refreshes it in the background, and never shows it after ten minutes", async () => {
  const world = await portalWorld();
  const before = await shownName(world);
  await rename(world, "Lumen Crew");
  await world.admin("DELETE", "requests");
  expect(await shownName(world)).toBe(before);
  expect(await countReads(world)).toBe(0);
  passTime(61_000);
  await until(async () => (await shownName(world)) === "Lumen Crew", 5);
  await rename(world, "Lumen Band");
  jest.restoreAllMocks();
  passTime(12 * 60_000);
  expect(await shownName(world)).toBe("Lumen Band");
});

it("shows cached names for ten minutes while the catalogue can't be read", async () => {
  const world = await portalWorld();
  const before = await shownName(world);
  const action = { type: "status", status: 500 };
  await world.admin("POST", "faults", { match: { path: "/products|prices/" }, times: 1000, action });
  passTime(9 * 60_000);
  expect(await shownName(world)).toBe(before);
});

it("caches each merchant's catalogue separately, even if their products have the same ID", async () => {
  const [one, other] = [await portalWorld(), await portalWorld()];
  await rename(one, "Lumen Crew");
  expect([await shownName(one), await shownName(other)]).toEqual(["Lumen Crew", "Lumen Team"]);
});

it("drops the cache when the merchant saves the portal's services", async () => {
  const world = await portalWorld();
  await shownName(world);
  await rename(world, "Lumen Crew");
  const tiers = [{ productId: "prod_LumenTeam", priceIds: ["price_Lumen_team_month"] }];
  await saveService({ merchantId: world.merchantId, actor: "system" }, "test", { name: "Lumen", tiers });
  expect(await shownName(world)).toBe("Lumen Crew");
});

it("never confirms a plan from the cache, and refuses a plan that is no longer on sale", async () => {
  const world = await portalWorld();
  const token = await world.visit("ada@example.com");
  const { id: subscriptionId, intentId } = await firstOf(token);
  const priceId = "price_Lumen_business_year";
  const { quote } = await readPlanPreview(token, subscriptionId, priceId);
  await world.stripe.prices.update(priceId, { active: false });
  const answer = await changePlan(token, { subscriptionId, intentId, priceId, quote });
  expect(answer).toMatchObject({ ok: false, error: { code: "invalid" } });
  expect(await world.changes()).toEqual([expect.objectContaining({ path: `/v1/prices/${priceId}` })]);
});
