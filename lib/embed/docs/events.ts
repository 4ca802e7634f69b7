import { operationNames } from "../../operations/operations";
import type { PortalEvent, PortalFailure, PortalLoaded, PortalOperation } from "../api";
import { described, type DescribedEvent } from "./described-event";
import { eventAfter, eventBefore } from "./operation-events";
import { loaded, loadedFields, plan, planFields, subscription } from "./payloads";

/** Every event, in the order of the docs. */

const others: Record<Exclude<PortalEvent["event"], PortalOperation>, DescribedEvent> = {
  pre_load: described<{ portal_id: string; [setting: string]: unknown }>(
    "The script has run and has sent nothing yet. You get this event even if “Enable handle response” is off.",
    {
      portal_id: [
        "string",
        "The portal’s ID. The page’s other settings, except the proof, are beside it, under their names with underscores.",
      ],
    },
    { portal_id: "Kx3vPq8RtY2mZc7LwN5b", email: "ada@example.com" },
  ),
  post_load: described<{ [Part in keyof PortalLoaded]: PortalLoaded[Part] | null }>(
    "The portal is shown, or it couldn’t open. If it couldn’t, all three fields are null.",
    loadedFields,
    loaded,
  ),
  post_load_billing: described(
    "Right after post_load, if the portal is shown, and when the customer switches to another of several customers with the same identity.",
    loadedFields,
    loaded,
  ),
  select_plan: described(
    "The customer looks at another plan in the dialog. Nothing has changed.",
    { subscriptionId: ["string", "The subscription’s ID in Stripe."], ...planFields },
    { subscriptionId: subscription.id, ...plan },
  ),
  error: described<PortalFailure>(
    "The portal couldn’t open. It shows the customer why.",
    {
      code: ["string", "The reason, as one of the codes of [the console](#access_denied)."],
      requestId: [
        "string",
        "Search Portico’s log for this ID to find the reason. Missing if the server wasn’t reached.",
      ],
    },
    { code: "access_denied", requestId: "2f1c9a8e-7b64-4d0a-9a53-6a0a5b7f3e21" },
  ),
};

export const describedEvents: ReadonlyMap<string, DescribedEvent> = new Map([
  ...Object.entries(others),
  ...operationNames.flatMap((name): [string, DescribedEvent][] => [
    [`pre_${name}`, eventBefore(name)],
    [name, eventAfter(name)],
  ]),
]);
