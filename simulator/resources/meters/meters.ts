import type { Meter } from "../../billing/usage/meter-records";
import { usageOf } from "../../billing/usage/usage";
import type { Call, Matches, Params, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { buildObject } from "../../schema/build-object";
import { invalidRequest } from "../../wire/errors";
import type { Stored } from "../../world";

type CreateParams = {
  customer_mapping?: { event_payload_key: string; type: "by_id" };
  default_aggregation: { formula: string };
  display_name: string;
  event_name: string;
  event_time_window?: string;
  value_settings?: { event_payload_key: string };
};

const requireMeter = ({ world, path }: Call): Meter =>
  requireObject<Meter>(world, "billing.meter", path.meter ?? "");

/** Creates a meter. Only one active meter can use an event name. The error's wording is from memory and unverified. */
function create({ world, params }: Call): Stored {
  const sent = params as CreateParams;
  const { event_name } = sent;
  if (listMatching<Meter>(world, "billing.meter", { event_name, status: "active" }).length > 0) {
    throw invalidRequest(`An active meter already exists with event name ${event_name}.`, {
      param: "event_name",
    });
  }
  return world.put(
    buildObject("billing.meter", {
      id: world.newId("mtr"),
      created: world.now(),
      customer_mapping: sent.customer_mapping ?? { event_payload_key: "stripe_customer_id", type: "by_id" },
      default_aggregation: sent.default_aggregation,
      display_name: sent.display_name,
      event_name,
      event_time_window: sent.event_time_window ?? null,
      livemode: world.livemode,
      status: "active",
      updated: world.now(),
      value_settings: sent.value_settings ?? { event_payload_key: "value" },
    }),
  );
}

function update(call: Call): Stored {
  const { display_name } = call.params as { display_name?: string };
  const fields = display_name === undefined ? {} : { display_name };
  return call.world.change(requireMeter(call), { ...fields, updated: call.world.now() });
}

/**
 * Sets a meter's status, and refuses the status that the meter already has. The error's wording is from memory and
 * unverified.
 */
function setStatus(status: Meter["status"]) {
  return (call: Call): Stored => {
    const { world } = call;
    const meter = requireMeter(call);
    if (meter.status === status) throw invalidRequest(`The meter ${meter.id} is already ${status}.`);
    const deactivated_at = status === "inactive" ? world.now() : null;
    return world.change(meter, { status, status_transitions: { deactivated_at }, updated: world.now() });
  };
}

const windows: Record<string, number> = { hour: 3600, day: 86_400 };

type SummaryParams = {
  customer: string;
  end_time: number;
  start_time: number;
  value_grouping_window?: string;
};

/**
 * A customer's usage in total, or by hour or day, latest first. Omits windows without usage, which is
 * unverified.
 */
function summaries(call: Call): Matches {
  const { world } = call;
  const meter = requireMeter(call);
  const {
    customer,
    start_time: start,
    end_time: end,
    value_grouping_window: by,
  } = call.params as SummaryParams;
  requireObject(world, "customer", customer, "customer");
  const step = by ? windows[by]! : 60;
  for (const [param, time] of Object.entries({ start_time: start, end_time: end })) {
    if (time % step === 0) continue;
    throw invalidRequest(`${param} must be aligned with ${by ?? "minute"} boundaries.`, { param });
  }
  if (end <= start) throw invalidRequest("end_time must be later than start_time.", { param: "end_time" });
  const length = by ? step : end - start;
  const matches: Stored[] = [];
  for (let from = start; from < end; from += length) {
    const period = { start: from, end: Math.min(from + length, end) };
    const aggregated_value = usageOf(world, meter, customer, period);
    if (by && aggregated_value === 0) continue;
    const id = `mtrusg_${meter.id.slice(4)}${customer.slice(4)}${period.start}`;
    const { livemode } = world;
    const times = { start_time: period.start, end_time: period.end };
    const object = "billing.meter_event_summary";
    matches.unshift(buildObject(object, { id, aggregated_value, livemode, meter: meter.id, ...times }));
  }
  return { matches };
}

export const meters: Resource = {
  "GET /v1/billing/meters": ({ world, params }: Call<Params>) => ({
    matches: listMatching(world, "billing.meter", params),
  }),
  "POST /v1/billing/meters": create,
  "GET /v1/billing/meters/{meter}": requireMeter,
  "POST /v1/billing/meters/{meter}": update,
  "POST /v1/billing/meters/{meter}/deactivate": setStatus("inactive"),
  "POST /v1/billing/meters/{meter}/reactivate": setStatus("active"),
  "GET /v1/billing/meters/{meter}/event_summaries": summaries,
};
