import { CircuitBreaker } from "./breaker";

let asked = 0;
const fail = (breaker: CircuitBreaker, times: number, how: "fault" | "silence" = "fault") => {
  for (let count = 0; count < times; count += 1) breaker.recordFailure(how, `request ${(asked += 1)}`, 0);
};

it.each([
  ["fault", 6],
  ["silence", 3],
] as const)("allows requests until a %s occurs %d times in a row", async (how, most) => {
  const breaker = new CircuitBreaker();
  fail(breaker, most - 1, how);
  expect(await breaker.allowsRequest(0)).toBe(true);
  fail(breaker, 1, how);
  expect(await breaker.allowsRequest(1)).toBe(false);
  expect(await breaker.allowsRequest(9_999)).toBe(false);
});

it("sends one request after ten seconds, and the waiting requests once the first one was answered", async () => {
  const breaker = new CircuitBreaker();
  fail(breaker, 6);
  expect(await breaker.allowsRequest(10_000)).toBe(true);
  const others = Promise.all([breaker.allowsRequest(10_001), breaker.allowsRequest(10_002)]);
  breaker.recordAnswer();
  expect(await others).toEqual([true, true]);
  expect(await breaker.allowsRequest(10_003)).toBe(true);
});

it("refuses the waiting requests for another ten seconds when the first one fails", async () => {
  const breaker = new CircuitBreaker();
  fail(breaker, 6);
  await breaker.allowsRequest(10_000);
  const other = breaker.allowsRequest(10_001);
  expect(breaker.recordFailure("silence", "the one that tried", 10_500)).toBe(false);
  expect(await other).toBe(false);
  expect([await breaker.allowsRequest(20_400), await breaker.allowsRequest(20_500)]).toEqual([false, true]);
});

it("counts only consecutive failures, and reports its opening once", async () => {
  const breaker = new CircuitBreaker();
  fail(breaker, 5);
  breaker.recordAnswer();
  fail(breaker, 5);
  expect(await breaker.allowsRequest(0)).toBe(true);
  expect([breaker.recordFailure("fault", "sixth", 0), breaker.recordFailure("fault", "seventh", 0)]).toEqual([
    true,
    false,
  ]);
});

it("counts an automatically retried request once", async () => {
  const breaker = new CircuitBreaker();
  for (let attempt = 0; attempt < 20; attempt += 1) breaker.recordFailure("silence", "op_1_cancel", 0);
  expect(await breaker.allowsRequest(0)).toBe(true);
});
