import { CircuitBreaker } from "./breaker";

const fail = (breaker: CircuitBreaker, times: number, now = 0) => {
  for (let count = 0; count < times; count += 1) breaker.failed(now);
};

it("goes on asking after a few failures, and stops after five in a row", () => {
  const breaker = new CircuitBreaker();
  fail(breaker, 4);
  expect(breaker.mayAsk(0)).toBe(true);
  fail(breaker, 1);
  expect(breaker.mayAsk(1)).toBe(false);
  expect(breaker.mayAsk(9_999)).toBe(false);
});

it("lets one through after ten seconds, and everybody when that one was answered", () => {
  const breaker = new CircuitBreaker();
  fail(breaker, 5);
  expect([breaker.mayAsk(10_000), breaker.mayAsk(10_001)]).toEqual([true, false]);
  breaker.answered();
  expect([breaker.mayAsk(10_002), breaker.mayAsk(10_003)]).toEqual([true, true]);
});

it("waits ten seconds more when the one that tried failed", () => {
  const breaker = new CircuitBreaker();
  fail(breaker, 5);
  breaker.mayAsk(10_000);
  expect(breaker.failed(10_500)).toBe(false);
  expect([breaker.mayAsk(20_400), breaker.mayAsk(20_500)]).toEqual([false, true]);
});

it("counts failures in a row only, and says once that it opened", () => {
  const breaker = new CircuitBreaker();
  fail(breaker, 4);
  breaker.answered();
  fail(breaker, 4);
  expect(breaker.mayAsk(0)).toBe(true);
  expect([breaker.failed(0), breaker.failed(0)]).toEqual([true, false]);
});
