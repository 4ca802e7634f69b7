import { firstOf } from "@/lib/testing/changing-plan";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { cancellation } from "../operations/cancellation";
import { keepSubscription } from "../operations/keep-subscription";
import { frontDoor } from "./front-door";

beforeAll(async () => {
  await startPortalWorlds();
  // Without this variable, the default limit applies.
  delete process.env.OPERATIONS_PER_MINUTE;
});
afterAll(stopPortalWorlds);

const cancel = frontDoor(cancellation);
const keep = frontDoor(keepSubscription);

it("refuses a visit's eleventh operation within a minute, but still answers a repeated earlier one", async () => {
  const world = await portalWorld();
  const token = await world.visit("ada@example.com");
  const { id: subscriptionId } = await firstOf(token);
  const intent = (count: number) => ({ subscriptionId, intentId: `the-intent-number-${count}` });
  for (let count = 0; count < 10; count += 1) {
    const answer = await (count % 2 === 0 ? cancel : keep)(token, intent(count));
    expect(answer).toSucceed();
  }
  await world.admin("DELETE", "requests");
  expect(await cancel(token, intent(10))).toMatchObject({ error: { code: "rate_limited" } });
  expect(await keep(token, intent(9))).toMatchObject({ ok: true, event: { response: { outcome: "kept" } } });
  expect(await world.changes()).toEqual([]);
});
