import { deleteExpired } from "@/lib/db/kept/delete-expired";
import { ada, billingDetails, intentOf, openWorld, written } from "@/lib/testing/billing";
import { withOwnDatabase } from "@/lib/testing/own-database";
import { startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";

withOwnDatabase();
beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000);

it("sends Stripe nothing if an intent is repeated after its content was deleted, and calls the request a repetition", async () => {
  const world = await openWorld();
  const token = await world.visit(ada);
  const asked = { intentId: await intentOf(token), ...written };
  expect(await billingDetails(token, asked)).toSucceed();
  await world.admin("DELETE", "requests");
  await deleteExpired("Operation", inDays(1));
  expect(await billingDetails(token, asked)).toSucceed();
  await deleteExpired("Operation", inDays(3));
  const again = await billingDetails(token, asked);
  expect(again).toMatchObject({
    ok: false,
    error: { code: "state_changed", message: expect.stringContaining("You already made this request") },
  });
  expect(await world.changes()).toEqual([]);
});
