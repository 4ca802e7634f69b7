import type { Meter, MeterEvent } from "../../billing/usage/meter-records";
import type { Call, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { buildObject } from "../../schema/build-object";
import { invalidRequest, StripeRefusal } from "../../wire/errors";
import type { Stored, World } from "../../world";

const day = 86_400;

type CreateParams = {
  event_name: string;
  identifier?: string;
  payload: Record<string, string>;
  timestamp?: number;
};

/** Records a customer's usage. */
function create({ world, params }: Call): Stored {
  const sent = params as CreateParams;
  const { event_name, payload, timestamp = world.now() } = sent;
  const meter = meterNamed(world, event_name);
  const identifier = sent.identifier ?? world.newId("mtr_evt");
  refuseRepeated(world, identifier);
  return world.put(
    buildObject<MeterEvent>("billing.meter_event", {
      id: world.newId("mtrevt"),
      created: world.now(),
      event_name,
      identifier,
      livemode: world.livemode,
      payload,
      timestamp,
      _meter: meter.id,
      _customer: customerIn(world, meter, payload),
      _value: meter.default_aggregation.formula === "count" ? 1 : valueIn(meter, payload),
      _isCanceled: false,
    }),
  );
}

function meterNamed(world: World, event_name: string): Meter {
  const [meter] = listMatching<Meter>(world, "billing.meter", { event_name, status: "active" });
  if (meter) return meter;
  throw invalidRequest(`No active meter found for event name ${event_name}.`, { param: "event_name" });
}

/** The error's wording is Stripe's own. Identifiers are unique for at least a day. */
function refuseRepeated(world: World, identifier: string): void {
  const since = world.now() - day;
  const known = world
    .all<MeterEvent>("billing.meter_event")
    .some((event) => event.identifier === identifier && event.created > since);
  if (known) throw invalidRequest(`An event already exists with identifier ${identifier}.`);
}

function customerIn(world: World, { customer_mapping }: Meter, payload: Record<string, string>): string {
  const key = customer_mapping.event_payload_key;
  const id = payload[key];
  if (id) return requireObject(world, "customer", id, `payload[${key}]`).id;
  throw invalidRequest(`Missing required param: payload[${key}].`, {
    code: "parameter_missing",
    param: `payload[${key}]`,
  });
}

function valueIn({ value_settings }: Meter, payload: Record<string, string>): number {
  const key = value_settings.event_payload_key;
  const text = payload[key] ?? "";
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  if (/^-?\d+\.\d+$/.test(text)) {
    const message = "The simulator does not imitate usage in fractions.";
    throw new StripeRefusal(501, { type: "api_error", message });
  }
  throw invalidRequest(`Invalid value for payload[${key}]: ${text}`, { param: `payload[${key}]` });
}

/**
 * Cancels a meter event that is less than a day old. The answer says pending, but the cancellation takes effect
 * immediately.
 */
function adjust({ world, params }: Call): Stored {
  const { event_name, cancel, type } = params as {
    event_name: string;
    cancel?: { identifier?: string };
    type: string;
  };
  const identifier = cancel?.identifier ?? "";
  const event = world
    .all<MeterEvent>("billing.meter_event")
    .findLast((one) => one.identifier === identifier && one.event_name === event_name);
  if (!event || event.created <= world.now() - day) {
    throw invalidRequest(`No meter event of the last 24 hours has the identifier ${identifier}.`, {
      param: "cancel[identifier]",
    });
  }
  world.change(event, { _isCanceled: true });
  return buildObject("billing.meter_event_adjustment", {
    id: event.id,
    cancel: { identifier },
    event_name,
    livemode: world.livemode,
    status: "pending",
    type,
  });
}

export const meterEvents: Resource = {
  "POST /v1/billing/meter_events": create,
  "POST /v1/billing/meter_event_adjustments": adjust,
};
