import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { couponReading, viewReading } from "@/lib/testing/readings";

beforeAll(async () => {
  await startPortalWorlds();
  Object.assign(process.env, { CODES_PER_HOUR: "3" });
});
afterAll(stopPortalWorlds);

async function trying(world: PortalWorld, email: string, codes: string[]): Promise<string[]> {
  const token = await world.visit(email);
  const view = await viewReading(token);
  const subscriptionId = view.ok ? view.value.subscriptions[0]?.id : undefined;
  const told: string[] = [];
  for (const code of codes) {
    const answer = await couponReading(token, { subscriptionId, code });
    told.push(answer.ok ? "accepted" : answer.error.code);
  }
  return told;
}

it("refuses a customer's fourth code within an hour, even a valid one in another visit, but nobody else's", async () => {
  const world = await portalWorld();
  await world.saveSettings({ coupon: true });
  const ada = "ada@example.com";
  expect(await trying(world, ada, ["GUESS1", "SPRING", "GUESS2"])).toEqual([
    "invalid",
    "accepted",
    "invalid",
  ]);
  await world.admin("DELETE", "requests");
  expect(await trying(world, ada, ["SPRING"])).toEqual(["rate_limited"]);
  const asked = (await world.admin("GET", "requests")) as { path: string }[];
  expect(asked.filter(({ path }) => path.startsWith("/v1/promotion_codes"))).toEqual([]);
  expect(await trying(world, "ben@example.com", ["FOREVER10"])).toEqual(["accepted"]);
});
