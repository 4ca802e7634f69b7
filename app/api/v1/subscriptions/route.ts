import { handleApiRequest, readQuery } from "@/lib/api/handle";
import { listedSubscriptions } from "@/lib/api/schemas";
import { listCustomerSubscriptions } from "@/lib/api/subscriptions";

/** Two reads from Stripe: the customer and the subscriptions. Products are cached, so most requests don't read them. */
const cost = 2;

/** Lists a customer's subscriptions, for sites whose content depends on the plan. docs/api.md describes this request. */
export function GET(request: Request): Promise<Response> {
  return handleApiRequest("list_subscriptions", cost, request, async (caller) => {
    const body = await listCustomerSubscriptions(caller, readQuery(request, listedSubscriptions));
    return { status: 200, body };
  });
}
