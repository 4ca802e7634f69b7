import { operationNames } from "../../operations/operations";
import type { PortalEvent, PortalFailure, PortalLoaded, PortalOperation } from "../api";
import { described, type DescribedEvent } from "./described-event";
import { eventAfter, eventBefore } from "./operation-events";
import { loaded, loadedFields, plan, planFields, subscription } from "./payloads";

/** Every event, in the order of the docs. */

const others: Record<Exclude<PortalEvent["event"], PortalOperation>, DescribedEvent> = {
  pre_load: described<{ portal_id: string; [setting: string]: unknown }>(
    "The script has run, and nothing is sent yet. It comes even with “Enable handle response” off.",
    {
      portal_id: ["string", "The settings of the page, by their names with underscores, without the proof."],
    },
    { portal_id: "Kx3vPq8RtY2mZc7LwN5b", email: "ada@example.com" },
  ),
  post_load: described<{ [Part in keyof PortalLoaded]: PortalLoaded[Part] | null }>(
    "The portal is shown, or it couldn’t open. Then all three fields are null.",
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
    "The portal couldn’t open, and the customer reads why.",
    {
      code: ["string", "Why, in one of the words of [the console](#access_denied)."],
      requestId: ["string", "Finds the reason in Portico’s log, if the server was reached."],
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
