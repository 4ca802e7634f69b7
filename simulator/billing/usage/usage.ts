import type { World } from "../../world";
import type { Period } from "../clock/periods";
import type { Meter, MeterEvent } from "./meter-records";

/**
 * A customer's usage of a meter from the period's start until just before its end, aggregated as the meter
 * specifies. Zero for a period without events. The time of use counts, not the time of the report.
 */
export function usageOf(world: World, meter: Meter, customer: string, { start, end }: Period): number {
  const events = world
    .all<MeterEvent>("billing.meter_event")
    .filter((event) => event._meter === meter.id && event._customer === customer && !event._isCanceled)
    .filter(({ timestamp }) => start <= timestamp && timestamp < end);
  switch (meter.default_aggregation.formula) {
    case "count":
      return events.length;
    case "last":
      return events.reduce<MeterEvent | undefined>(laterEvent, undefined)?._value ?? 0;
    default:
      return events.reduce((sum, { _value }) => sum + _value, 0);
  }
}

/** If two events have the same second, the one reported last counts as the later event. */
const laterEvent = (one: MeterEvent | undefined, other: MeterEvent): MeterEvent =>
  one && one.timestamp > other.timestamp ? one : other;
