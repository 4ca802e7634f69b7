import { schema } from "../schema/schema";
import { present } from "../wire/present";
import type { Cause, Change, Stored, World } from "../world";
import { describersByType } from "./describers-by-type";
import type { Event } from "./event";
import type { EventDraft, ObjectChange } from "./event-draft";
import { previousAttributes } from "./previous-attributes";

/** How long a world stores events. Stripe lists the events of the last thirty days. */
export const eventRetentionSeconds = 30 * 86_400;
const maxEvents = 10_000;

/**
 * Records the events of a committed attempt. Several changes of one object become one event, from the first state to
 * the last. As a simplification, the states in between are not recorded.
 */
export function recordEvents(world: World, changes: readonly Change[], cause: Cause): Event[] {
  const events = [...changesById(changes).values()].flatMap((turn) => eventsOf(world, turn, cause));
  for (const event of events) world.put(event);
  if (events.length > 0) dropOldEvents(world);
  return events;
}

/** Each object's first `before` and last `after`, in the order of the first change. */
function changesById(changes: readonly Change[]): Map<string, ObjectChange> {
  const turns = new Map<string, ObjectChange>();
  for (const { before, after } of changes) {
    const id = (after ?? before)!.id;
    const turn = turns.get(id);
    turns.set(id, { before: turn ? turn.before : before, after });
  }
  return turns;
}

function eventsOf(world: World, turn: ObjectChange, cause: Cause): Event[] {
  const tell = describersByType[String((turn.after ?? turn.before)?.object)];
  if (!tell) return [];
  const { before, after } = turn;
  const previous = before && after && previousAttributes(shown(world, before), shown(world, after));
  const differs = previous !== undefined && Object.keys(previous).length > 0;
  return tell(world, turn, differs).map((happening) => {
    const told = happening.includesPrevious && previous ? { previous_attributes: previous } : {};
    return eventOf(world, happening, told, cause);
  });
}

function eventOf(world: World, { type, object }: EventDraft, told: object, cause: Cause): Event {
  return {
    id: world.newId("evt"),
    object: "event",
    api_version: schema().apiVersion,
    created: world.now(),
    _data: JSON.stringify({ object: shown(world, object), ...told }),
    livemode: world.livemode,
    pending_webhooks: 0,
    request: cause ?? { id: null, idempotency_key: null },
    type,
  };
}

function shown(world: World, object: Stored): { [name: string]: unknown } {
  const ref = schema().objects[object.object];
  if (!ref) throw new Error(`Stripe has no object called ${object.object}.`);
  return present(world, { kind: "object", ref }, object, {}) as { [name: string]: unknown };
}

function dropOldEvents(world: World): void {
  for (;;) {
    const { count, first } = world.oldest<Event>("event");
    if (!first || (count <= maxEvents && first.created >= world.now() - eventRetentionSeconds)) return;
    world.remove(first);
  }
}
