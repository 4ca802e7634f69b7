import { handleApiRequest, readQuery } from "@/lib/api/handle";
import { listedSubscriptions } from "@/lib/api/schemas";
import { listCustomerSubscriptions } from "@/lib/api/subscriptions";

/** The customer, the subscriptions and, now and then, their products are read from Stripe. */
const cost = 2;

/** Lists what a customer subscribes to, for sites that show content by plan. docs/api.md describes it. */
export function GET(request: Request): Promise<Response> {
  return handleApiRequest("list_subscriptions", cost, request, async (caller) => {
    const body = await listCustomerSubscriptions(caller, readQuery(request, listedSubscriptions));
    return { status: 200, body };
  });
}
