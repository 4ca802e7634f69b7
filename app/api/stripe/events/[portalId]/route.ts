import { isDatabaseUnavailable } from "@/lib/db/errors";
import { log } from "@/lib/log";
import { addLogContext, inRequest } from "@/lib/log/context";
import { acceptStripeEvent } from "@/lib/portal/recovery/stripe-events";
import { readShortBody } from "@/lib/portal/visit/visit-request";

const maxBytes = 1024 * 1024;

type Address = { params: Promise<{ portalId: string }> };

/**
 * Receives Stripe's events, at one address per portal. 200 when an event was accepted, even if it is a
 * duplicate or we don't use its type or its object. 400 without a body when we can't verify that it is from
 * Stripe; the response is the same for every cause. 400 with an explanation, which Stripe shows to the
 * merchant, when the signature is valid but the body isn't an event. 413 when the body is too long. 503 when
 * the database is unavailable, so that Stripe sends the event again. The log has the reason.
 */
export function POST(request: Request, { params }: Address): Promise<Response> {
  return inRequest({ operation: "take_stripe_event" }, async () => {
    const startedAt = performance.now();
    let fault: unknown;
    const { status, words = null } = await answer(request, params).catch((error: unknown): Answer => {
      fault = error;
      return { status: isDatabaseUnavailable(error) ? 503 : 500 };
    });
    logAnswer(status, performance.now() - startedAt, fault);
    return new Response(words, { status, headers: { "Cache-Control": "no-store" } });
  });
}

type Answer = { status: number; words?: string };

const notAnEvent =
  "Portico can't read this event. Send Stripe events to this address, with the payload style Snapshot or Thin.";

async function answer(request: Request, params: Address["params"]): Promise<Answer> {
  const body = await readShortBody(request, maxBytes);
  if (body.text === undefined) {
    addLogContext({ cause: body.fault });
    return { status: body.fault === "body_too_long" ? 413 : 400 };
  }
  const { portalId } = await params;
  const refusal = await acceptStripeEvent(portalId, body.text, request.headers.get("stripe-signature") ?? "");
  if (!refusal) return { status: 200 };
  addLogContext({ cause: refusal });
  return refusal === "event_malformed" ? { status: 400, words: notAnEvent } : { status: 400 };
}

function logAnswer(status: number, durationMs: number, fault: unknown): void {
  const fields = { status, durationMs };
  if (status === 200) log.info("A Stripe event was accepted.", { ...fields, outcome: "accepted" });
  else if (status < 500) log.warn("A Stripe event was refused.", { ...fields, outcome: "refused" });
  else if (status === 503)
    log.warn("A Stripe event could not be processed.", { ...fields, outcome: "failed" }, fault);
  else log.error("A Stripe event could not be processed.", { ...fields, outcome: "failed" }, fault);
}
