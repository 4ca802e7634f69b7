import type { Stored, World } from "../../world";

export const testClock = "test_helpers.test_clock";
export const hasClocks = (world: World): boolean => world.oldest(testClock).count > 0;

/** The test clock that controls an object's time: the object's own, or its customer's. */
export function clockOf(world: World, object: Stored): string | null {
  if (object.object === testClock) return object.id;
  if (typeof object.test_clock === "string") return object.test_clock;
  const { customer } = object;
  const owner = typeof customer === "string" ? world.find("customer", customer) : undefined;
  return typeof owner?.test_clock === "string" ? owner.test_clock : null;
}
