import type { PortalView, SubscriptionView } from "@/lib/portal/view-shape";
import { confirmLater } from "./confirm-later";

const viewOf = (subscription: Partial<SubscriptionView>) =>
  ({ subscriptions: [{ id: "sub_1", ...subscription }] }) as PortalView;
const before = viewOf({ headline: "Renews", intentId: "one" });

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

async function look(answers: (PortalView | Error)[]) {
  let looks = 0;
  const found = confirmLater(before, "sub_1", async () => {
    const answer = answers[Math.min(looks++, answers.length - 1)];
    if (answer instanceof Error || !answer) throw answer;
    return { ok: true, value: answer };
  });
  await jest.advanceTimersByTimeAsync(60_000);
  return { found: await found, looks };
}

test("a change is confirmed by the first view in which the subscription differs", async () => {
  const changed = viewOf({ headline: "Ends", intentId: "three" });
  const { found, looks } = await look([before, changed, before]);
  expect(found).toBe(changed);
  expect(looks).toBe(2);
});

test("a new intent alone confirms nothing, and after a minute the looking ends", async () => {
  const { found, looks } = await look([viewOf({ headline: "Renews", intentId: "two" })]);
  expect(found).toBeUndefined();
  expect(looks).toBe(5);
});

test("a look that fails is followed by the next one", async () => {
  const changed = viewOf({ headline: "Ends" });
  expect((await look([new Error("offline"), changed])).found).toBe(changed);
});
