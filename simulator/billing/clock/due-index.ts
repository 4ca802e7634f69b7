import type { World } from "../../world";
import { clockOf } from "./clock-of";
import { duesOf } from "./due";
import type { Due } from "./due-record";

type Waiting = ReturnType<typeof duesOf>[number] & { clock: string | null };

/** What waits in each world, by object; only objects that wait for something are in it. */
const indexes = new WeakMap<World, Map<string, Waiting[]>>();

/**
 * The earliest thing that is due by then in the time that is being dealt with: the world's own, or a test clock's. What
 * objects wait for is looked up again only where they changed, because a world may hold many that wait for nothing.
 */
export function firstDue(world: World, until: number): Due | undefined {
  let first: Waiting | undefined;
  for (const waiting of upToDate(world).values()) {
    for (const due of waiting) {
      if (due.at > until || due.clock !== world.clock) continue;
      if (first === undefined || due.at < first.at || (due.at === first.at && due.rank < first.rank))
        first = due;
    }
  }
  return first;
}

function upToDate(world: World): Map<string, Waiting[]> {
  const index = indexes.get(world) ?? new Map<string, Waiting[]>();
  indexes.set(world, index);
  for (const id of world.takeTouched()) {
    const object = world.get(id);
    const dues = object ? duesOf(object) : [];
    if (!object || dues.length === 0) index.delete(id);
    else {
      const clock = clockOf(world, object);
      index.set(
        id,
        dues.map((due) => ({ ...due, clock })),
      );
    }
  }
  return index;
}
