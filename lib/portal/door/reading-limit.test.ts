import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { invoicesReading, viewReading } from "@/lib/testing/readings";

beforeAll(async () => {
  await startPortalWorlds();
  process.env.READINGS_PER_MINUTE = "3";
});
afterAll(stopPortalWorlds);

it("refuses a reading that one customer requests too often, without a request to Stripe, and allows other readings", async () => {
  const world = await portalWorld();
  const token = await world.visit("ada@example.com");
  for (let count = 0; count < 3; count += 1) expect(await viewReading(token)).toSucceed();
  await world.admin("DELETE", "requests");
  expect(await viewReading(token)).toMatchObject({ ok: false, error: { code: "rate_limited" } });
  expect(await world.admin("GET", "requests")).toEqual([]);
  expect(await invoicesReading(token, { cursor: "" })).not.toMatchObject({ error: { code: "rate_limited" } });
  expect(await viewReading(await world.visit("ben@example.com"))).toSucceed();
});
