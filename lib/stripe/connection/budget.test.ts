import { RequestBudget } from "./budget";
import type { Purpose, Rank } from "./purpose";

const purpose = (who: string, rank: Rank = "view", more: Partial<Purpose> = {}): Purpose => ({
  who,
  rank,
  sent: 0,
  ...more,
});

/** Asks for everything at once, in the order given, and tells in which order it went out. */
async function orderOf(budget: RequestBudget, asked: Purpose[]): Promise<Purpose[]> {
  const order: Purpose[] = [];
  await Promise.all(asked.map(async (one) => (await budget.take(one)) && order.push(one)));
  return order;
}

/** A budget whose first second's worth is spent, so that everything waits its turn. */
async function spent(perSecond: number): Promise<RequestBudget> {
  const budget = new RequestBudget(perSecond);
  await Promise.all(
    Array.from({ length: perSecond }, (_, index) => budget.take(purpose(`earlier ${index}`))),
  );
  return budget;
}

const times = (count: number, one: () => Purpose) => Array.from({ length: count }, one);

it("lets a second's worth go at once and makes the rest wait", async () => {
  const budget = new RequestBudget(50);
  const begun = performance.now();
  expect(
    await orderOf(
      budget,
      times(60, () => purpose("ada")),
    ),
  ).toHaveLength(60);
  // Ten beyond the first fifty need ten fiftieths of a second, less what the clock of timers rounds off.
  expect(performance.now() - begun).toBeGreaterThan(150);
});

it("gives everybody one turn after the other, however many requests one has put in", async () => {
  const order = await orderOf(await spent(30), [
    ...times(20, () => purpose("hostile")),
    ...times(4, () => purpose("ada")),
  ]);
  const last = order.map(({ who }) => who).lastIndexOf("ada");
  expect(last).toBeLessThanOrEqual(8);
});

it("lets changes go before views, and views before previews", async () => {
  const asked = (["preview", "view", "change"] as const).flatMap((rank) =>
    times(3, () => purpose("ada", rank)),
  );
  const order = await orderOf(await spent(30), asked);
  expect(order.map(({ rank }) => rank)).toEqual([
    ...["change", "change", "change"],
    ...["view", "view", "view"],
    ...["preview", "preview", "preview"],
  ]);
});

it("keeps a part free of previews, so that a portal opens at once beside them", async () => {
  const asked = [...times(40, () => purpose("hostile", "preview")), ...times(8, () => purpose("ada"))];
  const order = await orderOf(new RequestBudget(20), asked);
  // Half of twenty go at once; the others come one by one, after what opens the portal.
  expect(order.map(({ who }) => who).lastIndexOf("ada")).toBeLessThan(25);
});

it("keeps a part free of whoever has looked at a lot just before, and of no change of theirs", async () => {
  const budget = new RequestBudget(60);
  const hostile = times(50, () => purpose("hostile"));
  const [order] = await Promise.all([
    orderOf(budget, [...hostile, ...times(12, () => purpose("ada"))]),
    orderOf(
      budget,
      times(3, () => purpose("hostile", "change")),
    ),
  ]);
  // Of the sixty, thirty are left for others once the hostile customer has had as many as anybody needs.
  expect(order.map(({ who }) => who).lastIndexOf("ada")).toBeLessThan(45);
});

it("drops what nobody waits for any more, without using the budget up for it", async () => {
  const budget = await spent(20);
  const late = times(15, () => purpose("hostile", "preview", { giveUpAt: performance.now() + 60 }));
  const [order, ada] = await Promise.all([
    orderOf(budget, late),
    orderOf(budget, [purpose("ada", "preview")]),
  ]);
  expect(order.length).toBeLessThan(3);
  expect(ada).toHaveLength(1);
});

it("counts for each purpose what was sent for it", async () => {
  const ada = purpose("ada");
  await orderOf(
    new RequestBudget(100),
    times(7, () => ada),
  );
  expect(ada.sent).toBe(7);
});
