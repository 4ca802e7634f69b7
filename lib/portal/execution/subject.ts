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
 * Finds the subscription of a change or its preview. It must be the customer's and in view, and the operation must be
 * allowed now. Operations and readings both use this, so a preview is refused whenever the change would be.
 *
 * @throws PortalError `not_found` or `not_allowed`.
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

/**
 * Returns the visit's customer, if the operation is allowed.
 *
 * @throws PortalError `not_found` or `not_allowed`.
 */
export function findCustomerSubject(visit: Visit, name: CustomerOperationName): string {
  const [customerId] = visit.customerIds;
  if (customerId === undefined) throw new PortalError("not_found", "customer");
  if (!isAllowedToCustomer(name, visit.settings)) throw new PortalError("not_allowed");
  return customerId;
}
