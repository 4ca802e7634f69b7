import type { Stored, World } from "../world";

/** An object before and after an attempt. `before` is missing for a new object, `after` for a removed one. */
export type ObjectChange = { before: Stored | undefined; after: Stored | undefined };

/** One event to record. With `includesPrevious`, it also lists the `previous_attributes`. */
export type EventDraft = { type: string; object: Stored; includesPrevious?: boolean };

/** Lists the events that a change of one object causes. `differs` is whether the API shows a difference. */
export type DescribeEvents = (world: World, change: ObjectChange, differs: boolean) => EventDraft[];

export const isGone = (object: Stored | undefined): boolean =>
  object === undefined || object.deleted === true || object._deleted === true;

/**
 * The events `created`, `updated` and `deleted`, as most objects have them. A deleted object is shown in its last
 * state.
 */
export function lifecycleEvents(prefix: string, change: ObjectChange, differs: boolean): EventDraft[] {
  const { before, after } = change;
  if (isGone(after)) return before && !isGone(before) ? [{ type: `${prefix}.deleted`, object: before }] : [];
  if (!before || isGone(before)) return [{ type: `${prefix}.created`, object: after! }];
  return differs ? [{ type: `${prefix}.updated`, object: after!, includesPrevious: true }] : [];
}
