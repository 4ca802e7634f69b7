import { changePlan, firstOf, preparePlanChange } from "@/lib/testing/changing-plan";
import {
  changeQuantity,
  openShop,
  prepareQuantityChange as askingForUnits,
  quantityNow,
} from "@/lib/testing/changing-quantity";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { cancellation } from "../operations/cancellation";
import { frontDoor } from "./front-door";

beforeAll(async () => {
  await startPortalWorlds();
  // Use the default limit for plan changes, and a limit for quantity changes that is reached quickly.
  delete process.env.PLAN_CHANGES_PER_MINUTE;
  process.env.QUANTITY_CHANGES_PER_HOUR = "2";
});
afterAll(stopPortalWorlds);

const ada = "ada@example.com";
const [starter, team] = ["price_Lumen_starter_month", "price_Lumen_team_month"];

/**
 * Alternately schedules a downgrade and discards it, each time in a new visit. Returns the last error's code, if any.
 */
async function change(world: PortalWorld, times: number) {
  let code: string | undefined;
  for (let count = 0; count < times; count += 1) {
    const { token, input } = await preparePlanChange(world, ada, count % 2 === 0 ? starter : team);
    const answer = await changePlan(token, input);
    code = answer.ok ? undefined : answer.error.code;
  }
  return code;
}

it("refuses the sixth plan change within a minute, across all visits, but never a cancellation", async () => {
  const world = await portalWorld();
  expect(await change(world, 5)).toBeUndefined();
  const { token, input } = await preparePlanChange(world, ada, "price_Lumen_business_month");
  await world.admin("DELETE", "requests");
  expect(await changePlan(token, input)).toMatchObject({
    error: { code: "rate_limited", message: expect.stringMatching(/Wait a minute, then try again/) },
  });
  expect(await world.changes()).toEqual([]);
  const { id: subscriptionId, intentId } = await firstOf(token);
  expect(await frontDoor(cancellation)(token, { subscriptionId, intentId })).toSucceed();
});

it("refuses quantity changes above the hourly limit, and asks for a longer wait", async () => {
  const shop = await openShop();
  for (const quantity of [6, 7]) {
    const { token, input } = await askingForUnits(shop, quantity);
    expect(await changeQuantity(token, input)).toSucceed();
  }
  const { token, input } = await askingForUnits(shop, 8);
  expect(await changeQuantity(token, input)).toMatchObject({
    error: { code: "rate_limited", message: expect.stringMatching(/Wait a few hours/) },
  });
  expect(await quantityNow(shop)).toBe(7);
});
