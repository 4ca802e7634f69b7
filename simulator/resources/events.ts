import type { Call, Matches, Resource } from "../call";
import type { Event } from "../events/event";
import { listMatching } from "../list-matching";
import { requireObject } from "../require-object";
import { invalidRequest } from "../wire/errors";

type ListParams = { type?: string; types?: string[]; delivery_success?: boolean };

/** Whether an event has the requested type. `customer.subscription.*` stands for a group of types. */
function isOfType(type: string, wanted: string): boolean {
  return wanted.endsWith("*") ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}

function list({ world, params }: Call): Matches {
  const { type, types, delivery_success: success } = params as ListParams;
  if (type !== undefined && types !== undefined) {
    throw invalidRequest("You may only specify one of these parameters: type, types.", { param: "type" });
  }
  const wanted = type === undefined ? types : [type];
  const matches = listMatching<Event>(world, "event", params, ["delivery_success", "type", "types"]);
  return {
    matches: matches.filter(
      (event) =>
        (wanted === undefined || wanted.some((one) => isOfType(event.type, one))) &&
        (success === undefined || (event.pending_webhooks === 0) === success),
    ),
  };
}

export const events: Resource = {
  "GET /v1/events": list,
  "GET /v1/events/{event}": ({ world, path }) => requireObject(world, "event", path.event ?? ""),
};
