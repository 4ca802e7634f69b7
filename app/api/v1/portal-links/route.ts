import { handleApiRequest, readBody } from "@/lib/api/handle";
import { makePortalLink } from "@/lib/api/portal-links";
import { newPortalLink } from "@/lib/api/schemas";

/** Two reads from Stripe: the customer and the subscription. */
const cost = 2;

/** Makes a link to the hosted page. docs/api.md describes it. */
export function POST(request: Request): Promise<Response> {
  return handleApiRequest("create_portal_link", cost, request, async (caller) => {
    const { text, value } = await readBody(request, newPortalLink);
    const key = request.headers.get("idempotency-key");
    return { status: 201, body: await makePortalLink(caller, value, { key, text }) };
  });
}
