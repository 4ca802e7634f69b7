import { createOpenOperation } from "@/lib/testing/open-operations";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { ask, viewOf } from "@/lib/testing/try-every-operation";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

it("refuses a second operation on a subscription while one is open, and sends Stripe no request", async () => {
  const world = await portalWorld();
  const token = await world.visit("ada@example.com");
  const [subscription] = (await viewOf(token)).subscriptions;
  const subscriptionId = subscription?.id ?? "";
  await createOpenOperation(world, "cus_LumenAda", { name: "pause", subscriptionId });
  await world.admin("DELETE", "requests");
  expect(await ask(token, "cancellation", subscriptionId)).toMatchObject({
    ok: false,
    error: { code: "busy" },
  });
  expect(await world.changes()).toEqual([]);
});
