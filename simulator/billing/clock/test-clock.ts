import type { Call } from "../../call";
import type { Stored, World } from "../../world";
import { clockOf, hasClocks, testClock } from "./clock-of";
import { letTimePass } from "./time";

export type TestClock = Stored & {
  object: "test_helpers.test_clock";
  created: number;
  deletes_after: number;
  frozen_time: number;
  status: "advancing" | "internal_failure" | "ready";
  status_details: { advancing?: { target_frozen_time: number } };
};

/** Of the objects that a request names by ID, the first one with a test clock decides: this returns that clock. */
export function clockNamedBy(world: World, values: readonly unknown[]): TestClock | undefined {
  if (!hasClocks(world)) return undefined;
  for (const value of values) {
    const named = typeof value === "string" ? world.get(value) : undefined;
    const clock = named && clockOf(world, named);
    if (clock) return world.find<TestClock>(testClock, clock);
  }
  return undefined;
}

/** The current time for a request: the time of the test clock whose objects the request names, or the world's own. */
export const requestTime = (world: World, values: readonly unknown[]): number =>
  clockNamedBy(world, values)?.frozen_time ?? world.now();

export function runInClockTime<T>(world: World, clock: TestClock | undefined, work: () => T): T {
  return clock ? world.inClockTime(clock.id, clock.frozen_time, work) : work();
}

/** Filters that name an object. If a request has none of them, its list leaves out objects on test clocks. */
const narrowingFilters = ["customer", "invoice", "payment_intent", "schedule", "subscription", "test_clock"];

/** The matches that the requested list may show. */
export function visibleMatches(world: World, matches: readonly Stored[], { params, path }: Call): Stored[] {
  const isNamed = Object.keys(path).length > 0 || narrowingFilters.some((name) => params[name] !== undefined);
  if (isNamed || !hasClocks(world)) return [...matches];
  return matches.filter((object) => object.object === testClock || clockOf(world, object) === null);
}

/**
 * Finishes every requested advance of a test clock, as Stripe does after it has answered. Everything that falls due on
 * the way happens at its own time.
 */
export function finishAdvancing(world: World): void {
  for (const clock of world.all<TestClock>(testClock)) {
    const target = clock.status_details.advancing?.target_frozen_time;
    if (target === undefined) continue;
    runInClockTime(world, clock, () => {
      letTimePass(world, target);
      const fields = { frozen_time: target, status: "ready", status_details: {} } as const;
      world.attempt(() => world.change<TestClock>(clock, fields));
    });
  }
}
