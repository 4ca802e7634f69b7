import { database } from "@/lib/db/client";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { readOverview } from "./overview";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const now = new Date("2026-11-20T10:00:00Z");
const hour = 3_600_000;

/** Adds one operation of a customer for each number in `hoursAgo`. */
async function add(world: PortalWorld, name: string, state: string, hoursAgo: readonly number[]) {
  const { merchantId, mode, portalId } = world;
  await database().operation.createMany({
    data: hoursAgo.map((hours) => ({
      ...{ id: crypto.randomUUID(), merchantId, mode, portalId, name, state, inputHash: "", command: {} },
      ...{ customerId: "cus_1", subscriptionId: "sub_1", intentId: crypto.randomUUID() },
      createdAt: new Date(now.getTime() - hours * hour),
    })),
  });
}

it("counts each operation per day of a period, and its total in the period before", async () => {
  const world = await portalWorld();
  await add(world, "change_plan", "succeeded", [0, 23, 25, 7 * 24 - 1, 7 * 24 + 1, 14 * 24 - 1, 14 * 24 + 1]);
  await add(world, "cancellation", "succeeded", [10 * 24]);
  await add(world, "update_card", "failed", [1]);
  const { perDay, before } = await readOverview(world.merchantId, world.mode, { days: 7, now });
  expect(perDay).toEqual({ change_plan: [1, 0, 0, 0, 0, 1, 2] });
  expect(before).toEqual({ change_plan: 2, cancellation: 1 });
});

it("counts nothing of another merchant or mode", async () => {
  const [world, other] = [await portalWorld(), await portalWorld()];
  await add(other, "change_plan", "succeeded", [1]);
  expect(await readOverview(world.merchantId, world.mode, { days: 7, now })).toMatchObject({
    perDay: {},
    recent: [],
  });
  const live = world.mode === "test" ? "live" : "test";
  expect(await readOverview(other.merchantId, live, { days: 7, now })).toMatchObject({
    perDay: {},
    recent: [],
  });
});
