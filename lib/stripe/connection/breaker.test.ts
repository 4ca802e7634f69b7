import { CircuitBreaker } from "./breaker";

let asked = 0;
const fail = (breaker: CircuitBreaker, times: number, how: "fault" | "silence" = "fault") => {
  for (let count = 0; count < times; count += 1) breaker.failed(how, `request ${(asked += 1)}`, 0);
};

it.each([
  ["fault", 6],
  ["silence", 3],
] as const)("allows requests until %s occurs %d times in a row", async (how, most) => {
  const breaker = new CircuitBreaker();
  fail(breaker, most - 1, how);
  expect(await breaker.mayAsk(0)).toBe(true);
  fail(breaker, 1, how);
  expect(await breaker.mayAsk(1)).toBe(false);
  expect(await breaker.mayAsk(9_999)).toBe(false);
});

it("lets one request through after ten seconds, and the others once it was answered", async () => {
  const breaker = new CircuitBreaker();
  fail(breaker, 6);
  expect(await breaker.mayAsk(10_000)).toBe(true);
  const others = Promise.all([breaker.mayAsk(10_001), breaker.mayAsk(10_002)]);
  breaker.answered();
  expect(await others).toEqual([true, true]);
  expect(await breaker.mayAsk(10_003)).toBe(true);
});

it("refuses the others and waits another ten seconds when the trial request fails", async () => {
  const breaker = new CircuitBreaker();
  fail(breaker, 6);
  await breaker.mayAsk(10_000);
  const other = breaker.mayAsk(10_001);
  expect(breaker.failed("silence", "the one that tried", 10_500)).toBe(false);
  expect(await other).toBe(false);
  expect([await breaker.mayAsk(20_400), await breaker.mayAsk(20_500)]).toEqual([false, true]);
});

it("counts only consecutive failures and reports once that it opened", async () => {
  const breaker = new CircuitBreaker();
  fail(breaker, 5);
  breaker.answered();
  fail(breaker, 5);
  expect(await breaker.mayAsk(0)).toBe(true);
  expect([breaker.failed("fault", "sixth", 0), breaker.failed("fault", "seventh", 0)]).toEqual([true, false]);
});

it("counts an automatically retried request once", async () => {
  const breaker = new CircuitBreaker();
  for (let attempt = 0; attempt < 20; attempt += 1) breaker.failed("silence", "op_1_cancel", 0);
  expect(await breaker.mayAsk(0)).toBe(true);
});
