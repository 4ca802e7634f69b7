import type { Stored } from "../world";

export type Event = Stored & {
  object: "event";
  type: string;
  created: number;
  pending_webhooks: number;
  /** `data` as text: what was shown then, kept small, because a world holds thousands. */
  _data: string;
};

/** An event as the API shows it. */
export function shownEvent(event: Stored): { [name: string]: unknown } {
  const entries = Object.entries(event).map(([name, value]): [string, unknown] =>
    name === "_data" ? ["data", JSON.parse(String(value))] : [name, value],
  );
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith("_")));
}
