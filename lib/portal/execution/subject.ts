import "server-only";
import { PortalError } from "../../errors";
import type { CustomerOperationName, SubscriptionOperationName } from "../../operations/operations";
import { isAllowed, isAllowedToCustomer } from "../../operations/permissions";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { readFacts } from "../rules/read-facts";
import { isInView } from "../visit/in-view";
import type { Visit } from "../visit/visit";

/**
 * What a change or its preview is about: found among the customer's, in view, and allowed now. Both doors ask here, so that
 * nothing is previewed that would be refused.
 *
 * @throws PortalError `not_found`, `not_allowed`.
 */
export async function findSubject(
  visit: Visit,
  name: SubscriptionOperationName,
  subscriptionId: string,
): Promise<Subscription> {
  const subscription = await findSubscription(visit.stripe, visit.customerIds, subscriptionId);
  if (!subscription || !isInView(visit, subscription)) throw new PortalError("not_found");
  if (!isAllowed(name, visit.settings, await readFacts(visit, subscription)))
    throw new PortalError("not_allowed");
  return subscription;
}

/** The same for what concerns the customer of the visit. */
export function findCustomerSubject(visit: Visit, name: CustomerOperationName): string {
  const [customerId] = visit.customerIds;
  if (customerId === undefined) throw new PortalError("not_found", "customer");
  if (!isAllowedToCustomer(name, visit.settings)) throw new PortalError("not_allowed");
  return customerId;
}
