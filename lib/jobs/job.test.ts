import { database } from "@/lib/db/client";
import { backOffSeconds } from "./back-off";
import { keyOf } from "./job";
import { tasks } from "./tasks";

afterAll(() => database().$disconnect());

const jobs = tasks.map(({ job }) => job);

it("gives every job a unique name and starts its key with it", () => {
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
  for (const { name } of jobs) expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
  expect(keyOf({ name: "say" }, { mode: "test", merchantId: "mer_1" })).toBe("say:mer_1:test");
});

it.each(jobs)("allows only IDs in the payload of $name", ({ payload }) => {
  const shape = "shape" in payload ? Object.keys(payload.shape as object) : ["unknown"];
  for (const field of shape) expect(field).toMatch(/Id$|^mode$/);
  const personal = Object.fromEntries(shape.map((field) => [field, "ada@example.com"]));
  expect(payload.safeParse(personal).success).toBe(shape.length === 0);
});

it("doubles the wait after each attempt, up to a maximum, with random variation", () => {
  const waits = { firstSeconds: 15, longestSeconds: 600 };
  for (const [attempt, longest] of [
    [1, 30],
    [2, 60],
    [5, 480],
    [6, 600],
    [4000, 600],
  ] as const) {
    const seconds = Array.from({ length: 50 }, () => backOffSeconds(attempt, waits));
    expect(Math.max(...seconds)).toBeLessThanOrEqual(longest);
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(longest / 2);
    expect(new Set(seconds).size).toBeGreaterThan(40);
  }
});
