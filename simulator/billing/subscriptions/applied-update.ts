import { mergeMetadata } from "../../schema/metadata";
import type { World } from "../../world";
import type { Subscription } from "../records";
import { cancellationFields } from "./cancellation";

/**
 * The fields of a subscription after its pending update is paid. Documented: the update's metadata is merged
 * into the subscription's current metadata. A cancellation at period end uses the periods of the updated
 * items.
 */
export function appliedUpdateFields(world: World, subscription: Subscription): Partial<Subscription> {
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
