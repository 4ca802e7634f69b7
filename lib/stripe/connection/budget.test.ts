import { RequestBudget } from "./budget";
import type { Purpose, Rank } from "./purpose";

const purpose = (who: string, rank: Rank = "view", more: Partial<Purpose> = {}): Purpose => ({
  who,
  rank,
  sent: 0,
  ...more,
});

/** Makes all requests at the same time, in the given order, and returns the order in which they were sent. */
async function sendOrder(budget: RequestBudget, asked: Purpose[]): Promise<Purpose[]> {
  const order: Purpose[] = [];
  await Promise.all(asked.map(async (one) => (await budget.take(one)) && order.push(one)));
  return order;
}

/** A budget whose first second is already spent, so every request has to wait. */
async function spentBudget(perSecond: number): Promise<RequestBudget> {
  const budget = new RequestBudget(perSecond);
  await Promise.all(
    Array.from({ length: perSecond }, (_, index) => budget.take(purpose(`earlier ${index}`))),
  );
  return budget;
}

const times = (count: number, one: () => Purpose) => Array.from({ length: count }, one);

it("sends a second's worth of requests immediately and makes the rest wait", async () => {
  const budget = new RequestBudget(50);
  const begun = performance.now();
  expect(
    await sendOrder(
      budget,
      times(60, () => purpose("ada")),
    ),
  ).toHaveLength(60);
  // The ten requests after the first fifty take ten fiftieths of a second. Timers may round that down.
  expect(performance.now() - begun).toBeGreaterThan(150);
});

it("gives every customer a turn, no matter how many requests one of them has queued", async () => {
  const order = await sendOrder(await spentBudget(30), [
    ...times(20, () => purpose("hostile")),
    ...times(4, () => purpose("ada")),
  ]);
  const last = order.map(({ who }) => who).lastIndexOf("ada");
  expect(last).toBeLessThanOrEqual(8);
});

it("sends changes before views, and views before previews", async () => {
  const asked = (["preview", "view", "change"] as const).flatMap((rank) =>
    times(3, () => purpose("ada", rank)),
  );
  const order = await sendOrder(await spentBudget(30), asked);
  expect(order.map(({ rank }) => rank)).toEqual([
    ...["change", "change", "change"],
    ...["view", "view", "view"],
    ...["preview", "preview", "preview"],
  ]);
});

it("reserves part of the budget for requests other than previews, so that portals still open immediately", async () => {
  const asked = [...times(40, () => purpose("hostile", "preview")), ...times(8, () => purpose("ada"))];
  const order = await sendOrder(new RequestBudget(20), asked);
  // Ten previews are sent immediately. The others follow one by one, after the requests that open the portal.
  expect(order.map(({ who }) => who).lastIndexOf("ada")).toBeLessThan(25);
});

it("limits the views of a customer with many recent views, but not their changes", async () => {
  const budget = new RequestBudget(60);
  const hostile = times(50, () => purpose("hostile"));
  const [order] = await Promise.all([
    sendOrder(budget, [...hostile, ...times(12, () => purpose("ada"))]),
    sendOrder(
      budget,
      times(3, () => purpose("hostile", "change")),
    ),
  ]);
  // Once the hostile customer has made as many requests as a customer ever needs, thirty of the sixty remain for
  // others.
  expect(order.map(({ who }) => who).lastIndexOf("ada")).toBeLessThan(45);
});

it("drops requests that nobody waits for without spending budget on them", async () => {
  const budget = await spentBudget(20);
  const late = times(15, () => purpose("hostile", "preview", { giveUpAt: performance.now() + 60 }));
  const [order, ada] = await Promise.all([
    sendOrder(budget, late),
    sendOrder(budget, [purpose("ada", "preview")]),
  ]);
  expect(order.length).toBeLessThan(3);
  expect(ada).toHaveLength(1);
});

it("counts how many requests were sent for each purpose", async () => {
  const ada = purpose("ada");
  await sendOrder(
    new RequestBudget(100),
    times(7, () => ada),
  );
  expect(ada.sent).toBe(7);
});
