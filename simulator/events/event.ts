import type { Stored } from "../world";

export type Event = Stored & {
  object: "event";
  type: string;
  created: number;
  pending_webhooks: number;
  /** The event's `data` as JSON text, to save memory: a world stores thousands of events. */
  _data: string;
};

/** Formats an event as the API returns it. */
export function shownEvent(event: Stored): { [name: string]: unknown } {
  const entries = Object.entries(event).map(([name, value]): [string, unknown] =>
    name === "_data" ? ["data", JSON.parse(String(value))] : [name, value],
  );
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith("_")));
}
