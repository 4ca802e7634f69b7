import { RequestBudget } from "./budget";

it("lets a second's worth go at once and makes the rest wait their turn", async () => {
  const budget = new RequestBudget(50);
  const begun = performance.now();
  const order: number[] = [];
  await Promise.all(Array.from({ length: 60 }, (_, index) => budget.take().then(() => order.push(index))));
  // Ten beyond the first fifty need at least ten fiftieths of a second, less what the clock of timers rounds off.
  expect(performance.now() - begun).toBeGreaterThan(150);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});
