import "server-only";
import Stripe from "stripe";
import { z } from "zod";
import type { Mode } from "../../tenancy";

export type ReceivedEvent = {
  id: string;
  type: string;
  mode: Mode;
  /** Our ID of the card set-up the event is about; null for every other event. */
  setupId: string | null;
  /** Whether a product or a price changed. */
  isOfCatalogue: boolean;
};

const toleranceSeconds = 300;

/** A card set-up is reported by the SetupIntent itself, or by the session of Stripe's page. */
const cardEvents: readonly string[] = ["setup_intent.succeeded", "checkout.session.completed"];
const catalogueEvents: readonly string[] = [
  ...["product.updated", "product.deleted"],
  ...["price.created", "price.updated", "price.deleted"],
];

/** Events the merchant's endpoint should receive. Other events are harmless. */
export const stripeEvents: readonly string[] = [...cardEvents, ...catalogueEvents];

const id = z.string().regex(/^[A-Za-z0-9_]{1,255}$/);
/** A type may contain brackets, as in `v2.core.account[requirements].updated`. */
const type = z.string().regex(/^[A-Za-z0-9_.[\]-]{1,200}$/);

/**
 * The parts of an event that we read. Everything else in it may have any form. A thin event names its object in
 * `related_object`, and its type begins with `v1.`, so both forms carry the same information. Source: the types of
 * `stripe` 23.1.0 (`Event`, `V2.Core.EventNotification`).
 */
const event = z
  .looseObject({
    id,
    type,
    livemode: z.boolean(),
    object: z.literal(["event", "v2.core.event"]),
    data: z.unknown().optional(),
    related_object: z.unknown().optional(),
  })
  // A snapshot event must include its object.
  .refine(({ object, data }) => object !== "event" || snapshotData.safeParse(data).success);
const snapshotData = z.object({ object: z.record(z.string(), z.unknown()) });
const subjectId = z.union([
  snapshotData.transform(({ object }) => object.id).pipe(id),
  z.object({ id }).transform((related) => related.id),
]);

/**
 * Returns the event if Stripe signed exactly these bytes within five minutes of now, and `signature_wrong` in every
 * other case. Returns `event_malformed` for a signed body whose form Stripe doesn't document: it isn't a JSON object,
 * or lacks an ID, type, mode or data.
 */
export function readStripeEvent(
  body: string,
  signature: string,
  secret: string,
  now = Date.now(),
): ReceivedEvent | "signature_wrong" | "event_malformed" {
  if (!isSigned(body, signature, secret, now)) return "signature_wrong";
  const parsed = event.safeParse(parseOrUndefined(body));
  if (!parsed.success) return "event_malformed";
  const { id, type, livemode, object, data, related_object: related } = parsed.data;
  const isThin = object !== "event";
  const what = isThin ? type.replace(/^v1\./, "") : type;
  const isOfCards = cardEvents.includes(what);
  // An invalid object ID is ignored, because Stripe would resend a refused event for days.
  const subject = isOfCards ? subjectId.safeParse(isThin ? related : data) : undefined;
  return {
    id,
    type,
    mode: livemode ? "live" : "test",
    setupId: subject?.data ?? null,
    isOfCatalogue: catalogueEvents.includes(what),
  };
}

function isSigned(body: string, signature: string, secret: string, now: number): boolean {
  const signedAt = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1]);
  // Stripe's package refuses old signatures but accepts signatures from the future.
  if (!(signedAt <= now / 1000 + toleranceSeconds)) return false;
  try {
    // The constructEvent of Stripe's package isn't used, because it refuses thin events with an error that looks like a
    // bug.
    const { signature: helper } = Stripe.webhooks;
    return helper?.verifyHeader(body, signature, secret, toleranceSeconds, undefined, now) ?? false;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
    throw error;
  }
}

function parseOrUndefined(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
