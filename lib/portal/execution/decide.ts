import "server-only";
import { enforceChangeLimits } from "../door/change-limits";
import type { Visit } from "../visit/visit";
import { speaker } from "../words/sentences";
import type { AnyOperation } from "./operation";
import { findCustomerSubject, findSubject } from "./subject";

/** Finds the operation's subject, checks that the operation is allowed now, and prepares its command. */
export async function decide(
  visit: Visit,
  operation: AnyOperation,
  { subscriptionId, input, operationId }: { subscriptionId: string; input: unknown; operationId: string },
): Promise<{ customerId: string; command: object }> {
  const asked = { operationId, visit, input, speaker: speaker(visit) };
  if (operation.about === "customer") {
    const customerId = findCustomerSubject(visit, operation.name);
    return { customerId, command: await operation.prepare({ ...asked, customerId }) };
  }
  const subscription = await findSubject(visit, operation.name, subscriptionId);
  await enforceChangeLimits(visit, operation.name, subscription.id);
  return {
    customerId: subscription.customerId,
    command: await operation.prepare({ ...asked, subscription }),
  };
}
