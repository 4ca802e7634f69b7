import type { World } from "../../world";
import { clockOf } from "./clock-of";
import { dueActionsOf } from "./due";
import type { DueAction } from "./due-record";

type IndexedAction = ReturnType<typeof dueActionsOf>[number] & { clock: string | null };

/** Each world's pending actions, by object. Objects without pending actions are left out. */
const indexes = new WeakMap<World, Map<string, IndexedAction[]>>();

/**
 * The earliest action due by `until` on the clock being processed: the world's own or a test clock. Only changed
 * objects are checked again, because most objects in a large world have no pending actions.
 */
export function firstDueAction(world: World, until: number): DueAction | undefined {
  let first: IndexedAction | undefined;
  for (const waiting of upToDate(world).values()) {
    for (const due of waiting) {
      if (due.at > until || due.clock !== world.clock) continue;
      if (first === undefined || due.at < first.at || (due.at === first.at && due.rank < first.rank))
        first = due;
    }
  }
  return first;
}

function upToDate(world: World): Map<string, IndexedAction[]> {
  const index = indexes.get(world) ?? new Map<string, IndexedAction[]>();
  indexes.set(world, index);
  for (const id of world.takeChangedIds()) {
    const object = world.get(id);
    const dues = object ? dueActionsOf(object) : [];
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
