import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { couponReading, viewReading } from "@/lib/testing/readings";

beforeAll(async () => {
  await startPortalWorlds();
  // Without this variable, the default limit applies.
  delete process.env.CODES_PER_MINUTE;
});
afterAll(stopPortalWorlds);

const unknown = "This code isn’t valid. Nothing was changed.";
const stopped = "You’ve tried too many codes. Wait a minute, then try again. Nothing was changed.";

async function asking(world: PortalWorld, email: string) {
  const token = await world.visit(email);
  const view = await viewReading(token);
  const subscriptionId = view.ok ? view.value.subscriptions[0]?.id : undefined;
  return async (code: string) => {
    const answer = await couponReading(token, { subscriptionId, code });
    return answer.ok ? "accepted" : answer.error.message;
  };
}

it("refuses the sixth code within a minute, even a valid one, and says when to try again", async () => {
  const world = await portalWorld();
  await world.saveSettings({ coupon: true });
  const tryCode = await asking(world, "ada@example.com");
  for (const guess of ["GUESS1", "GUESS2", "GUESS3", "GUESS4", "GUESS5"])
    expect([guess, await tryCode(guess)]).toEqual([guess, unknown]);
  await world.admin("DELETE", "requests");
  expect(await tryCode("SPRING")).toBe(stopped);
  const asked = (await world.admin("GET", "requests")) as { path: string }[];
  expect(asked.filter(({ path }) => path.startsWith("/v1/promotion_codes"))).toEqual([]);
  expect(await (await asking(world, "ben@example.com"))("FOREVER10")).toBe("accepted");
});
