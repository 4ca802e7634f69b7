import "server-only";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { withinChangeLimits } from "../door/change-limits";
import { PortalError } from "../../errors";
import { isInView } from "../visit/in-view";
import type { AnyOperation } from "./operation";
import { isAllowed, isAllowedToCustomer } from "../../operations/permissions";
import { readFacts } from "../rules/read-facts";
import { speaker } from "../words/sentences";
import type { Visit } from "../visit/visit";

/** Finds what the operation is about, asks whether it is allowed now, and lets it decide what to ask of Stripe. */
export async function decide(
  visit: Visit,
  operation: AnyOperation,
  { subscriptionId, input, operationId }: { subscriptionId: string; input: unknown; operationId: string },
): Promise<{ customerId: string; plan: object }> {
  const asked = { operationId, visit, input, speaker: speaker() };
  if (operation.about === "customer") {
    const [customerId] = visit.customerIds;
    if (customerId === undefined) throw new PortalError("not_found");
    if (!isAllowedToCustomer(operation.name, visit.settings)) throw new PortalError("not_allowed");
    return { customerId, plan: await operation.prepare({ ...asked, customerId }) };
  }
  const subscription = await findSubscription(visit.stripe, visit.customerIds, subscriptionId);
  if (!subscription || !isInView(visit, subscription)) throw new PortalError("not_found");
  if (!isAllowed(operation.name, visit.settings, await readFacts(visit, subscription))) {
    throw new PortalError("not_allowed");
  }
  await withinChangeLimits(visit, operation.name, subscription.id);
  return {
    customerId: subscription.customerId,
    plan: await operation.prepare({ ...asked, subscription }),
  };
}
