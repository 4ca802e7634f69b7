import { mergeMetadata } from "../../schema/metadata";
import type { World } from "../../world";
import { cancellationFields } from "./cancellation";
import type { Subscription } from "../records";

/**
 * What an update that waited makes of its subscription once it is paid. Documented: its metadata is merged into what is
 * there by then. An end at the end of the period is that of the items as they have become.
 */
export function appliedUpdate(world: World, subscription: Subscription): Partial<Subscription> {
  const { fields, sent = {} } = subscription._pending!;
  const { cancel_at_period_end, metadata } = sent;
  const after = { ...subscription, ...fields };
  return {
    ...fields,
    ...(metadata !== undefined && { metadata: mergeMetadata(subscription.metadata, metadata) }),
    ...(cancel_at_period_end !== undefined && cancellationFields(world, after, { cancel_at_period_end })),
    pending_update: null,
    _pending: null,
  };
}
