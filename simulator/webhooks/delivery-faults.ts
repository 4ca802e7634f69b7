/**
 * Faults for deliveries. `drop` never sends, `duplicate` sends twice, `delay` waits this many seconds of the world's
 * clock, and `reorder` holds a delivery until the next delivery to the same endpoint was sent.
 */
export type DeliveryFaultAction =
  { type: "drop" } | { type: "duplicate" } | { type: "delay"; seconds: number } | { type: "reorder" };

export type DeliveryFault = {
  /** An event type, `invoice.*` for a group, or absent for all. */
  event?: string;
  /** The number of deliveries that this fault applies to. By default, all deliveries. */
  times?: number;
  action: DeliveryFaultAction;
};

const kinds = ["drop", "duplicate", "delay", "reorder"];

export class DeliveryFaults {
  private faults: (DeliveryFault & { struck: number })[] = [];

  add(one: DeliveryFault): DeliveryFault {
    if (!kinds.includes(one.action?.type)) throw new Error(`An action is one of ${kinds.join(", ")}.`);
    if (one.action.type === "delay" && !(one.action.seconds >= 0))
      throw new Error("A delay needs its seconds.");
    this.faults.push({ ...one, struck: 0 });
    return one;
  }

  all(): readonly DeliveryFault[] {
    return this.faults;
  }

  clear(): void {
    this.faults = [];
  }

  /** The faults for the delivery of an event of this type. Counts them as used. */
  takeActions(type: string): DeliveryFaultAction[] {
    return this.faults.filter((one) => countIfMatching(one, type)).map(({ action }) => action);
  }
}

function countIfMatching(one: DeliveryFault & { struck: number }, type: string): boolean {
  const { event = "*", times = Infinity } = one;
  const isMeant = event.endsWith("*") ? type.startsWith(event.slice(0, -1)) : type === event;
  if (!isMeant || one.struck >= times) return false;
  one.struck += 1;
  return true;
}
