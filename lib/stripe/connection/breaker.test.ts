import { CircuitBreaker } from "./breaker";

let asked = 0;
const fail = (breaker: CircuitBreaker, times: number, how: "fault" | "silence" = "fault") => {
  for (let count = 0; count < times; count += 1) breaker.failed(how, `request ${(asked += 1)}`, 0);
};

it.each([
  ["fault", 6],
  ["silence", 3],
] as const)("goes on asking after a few of %s, and stops after %d in a row", async (how, most) => {
  const breaker = new CircuitBreaker();
  fail(breaker, most - 1, how);
  expect(await breaker.mayAsk(0)).toBe(true);
  fail(breaker, 1, how);
  expect(await breaker.mayAsk(1)).toBe(false);
  expect(await breaker.mayAsk(9_999)).toBe(false);
});

it("lets one through after ten seconds, and the others when that one was answered", async () => {
  const breaker = new CircuitBreaker();
  fail(breaker, 6);
  expect(await breaker.mayAsk(10_000)).toBe(true);
  const others = Promise.all([breaker.mayAsk(10_001), breaker.mayAsk(10_002)]);
  breaker.answered();
  expect(await others).toEqual([true, true]);
  expect(await breaker.mayAsk(10_003)).toBe(true);
});

it("refuses the others and waits ten seconds more when the one that tried failed", async () => {
  const breaker = new CircuitBreaker();
  fail(breaker, 6);
  await breaker.mayAsk(10_000);
  const other = breaker.mayAsk(10_001);
  expect(breaker.failed("silence", "the one that tried", 10_500)).toBe(false);
  expect(await other).toBe(false);
  expect([await breaker.mayAsk(20_400), await breaker.mayAsk(20_500)]).toEqual([false, true]);
});

it("counts what failed in a row only, and says once that it opened", async () => {
  const breaker = new CircuitBreaker();
  fail(breaker, 5);
  breaker.answered();
  fail(breaker, 5);
  expect(await breaker.mayAsk(0)).toBe(true);
  expect([breaker.failed("fault", "sixth", 0), breaker.failed("fault", "seventh", 0)]).toEqual([true, false]);
});

it("counts a request that is repeated by itself once", async () => {
  const breaker = new CircuitBreaker();
  for (let attempt = 0; attempt < 20; attempt += 1) breaker.failed("silence", "op_1_cancel", 0);
  expect(await breaker.mayAsk(0)).toBe(true);
});
