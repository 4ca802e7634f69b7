import { createRateLimiter } from "./rate-limit";

const limit = { points: 10, seconds: 900 };

function limiterAt() {
  const clock = { ms: 0 };
  return { clock, allow: createRateLimiter(() => clock.ms) };
}

const countAllowed = (allow: () => boolean, tries: number) =>
  Array.from({ length: tries }, allow).filter(Boolean).length;

describe("a rate limit", () => {
  it("allows as many at once as there are points, and no more", () => {
    const { allow } = limiterAt();
    expect(countAllowed(() => allow("sign-in", "a", limit), 50)).toBe(10);
  });

  it("gives one back after its share of the time, and all after the whole", () => {
    const { allow, clock } = limiterAt();
    countAllowed(() => allow("sign-in", "a", limit), 50);
    clock.ms += 89_999;
    expect(allow("sign-in", "a", limit)).toBe(false);
    clock.ms += 1;
    expect(countAllowed(() => allow("sign-in", "a", limit), 5)).toBe(1);
    clock.ms += 900_000;
    expect(countAllowed(() => allow("sign-in", "a", limit), 50)).toBe(10);
  });

  it("counts each key and each bucket by itself", () => {
    const { allow } = limiterAt();
    countAllowed(() => allow("sign-in", "a", limit), 50);
    expect(allow("sign-in", "b", limit)).toBe(true);
    expect(allow("visit", "a", limit)).toBe(true);
  });

  it("does not make refused tries cost anything", () => {
    const { allow, clock } = limiterAt();
    countAllowed(() => allow("sign-in", "a", limit), 1_000);
    clock.ms += 90_000;
    expect(allow("sign-in", "a", limit)).toBe(true);
  });
});
