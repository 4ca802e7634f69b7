import { HeavyUse } from "./heavy-use";

const repeat = (times: number, run: () => void) => Array.from({ length: times }).forEach(run);

it("counts 26 requests in a row as heavy use, only for that customer, and forgets one request per second", () => {
  const use = new HeavyUse();
  repeat(25, () => use.count("ben", 0));
  use.count("ada", 0);
  expect([use.isHeavy("ben", 0), use.isHeavy("ada", 0)]).toEqual([false, false]);
  use.count("ben", 0);
  expect([use.isHeavy("ben", 0), use.isHeavy("ada", 0)]).toEqual([true, false]);
  expect(use.isHeavy("ben", 1_000)).toBe(false);
});

it("tracks a thousand customers at the same time", () => {
  const use = new HeavyUse();
  repeat(30, () => use.count("ben", 0));
  for (let index = 0; index < 999; index += 1) use.count(`customer ${index}`, 0);
  expect(use.isHeavy("ben", 0)).toBe(true);
  use.count("one more", 0);
  expect(use.isHeavy("ben", 0)).toBe(false);
});
