import { isDatabaseUnavailable } from "@/lib/db/errors";
import { takeStripeEvent } from "@/lib/portal/stripe-events";
import { readShortBody } from "@/lib/portal/visit-request";

const mostBytes = 1024 * 1024;

type Address = { params: Promise<{ portalId: string }> };

/**
 * Where Stripe sends its events, one address for each portal. 200 when it was taken, also for the second time; 400
 * for what is not Stripe's, whatever the reason; 413; 503 when the database is away, so that Stripe sends it again.
 */
export async function POST(request: Request, { params }: Address): Promise<Response> {
  const body = await readShortBody(request, mostBytes);
  if (body === undefined) return new Response(null, { status: 413 });
  try {
    const { portalId } = await params;
    const isTaken = await takeStripeEvent(portalId, body, request.headers.get("stripe-signature") ?? "");
    return new Response(null, { status: isTaken ? 200 : 400 });
  } catch (error) {
    if (isDatabaseUnavailable(error)) return new Response(null, { status: 503 });
    throw error;
  }
}
