import { operationCases } from "@/e2e/operations/all-operations";
import { sayIn } from "@/lib/i18n/say";
import { customerOperationNames, type OperationName, operationNames } from "@/lib/operations/operations";
import { errorMessage } from "@/lib/portal/door/error-message";
import { perform } from "@/lib/portal/door/perform";
import type { StateRow } from "@/lib/portal/permission-table/state-row";
import type { OperationAnswer } from "@/lib/portal/view/answer-shape";
import type { PortalView } from "@/lib/portal/view/view-shape";
import { scenarios } from "@/simulator/scenarios/all-scenarios";
import type { PortalWorld } from "./portal-world";
import { viewReading } from "./readings";

/** Tries every operation of one customer without a page, and reads the view that the page would show. */

const unknownSubscriptionId = "sub_of_nobody";
export type OpenPortal = { token: string; subscriptionId: string; view: PortalView };

export async function viewOf(token: string): Promise<PortalView> {
  const answer = await viewReading(token);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Opens the portal as the customer of this state, with the subscription in question. */
export async function openPortalAs(
  world: PortalWorld,
  { state, status, hasSubscription }: StateRow,
): Promise<OpenPortal> {
  const [customer] = scenarios[state]?.customers ?? [];
  if (!customer) throw new Error(`The simulator has no scenario ${state}.`);
  const token = await world.visit(customer.email);
  if (hasSubscription === false)
    return { token, subscriptionId: unknownSubscriptionId, view: await viewOf(token) };
  const { data } = await world.stripe.subscriptions.list({ customer: customer.id, status: "all" });
  const meant = data.find((subscription) => (status ? subscription.status === status : true));
  if (!meant) throw new Error(`${state} has no subscription.`);
  return { token, subscriptionId: meant.id, view: await viewOf(token) };
}

/** The operations that have a button for this subscription or for the customer. */
export function offeredIn({ subscriptions, customer }: PortalView, subscriptionId: string): OperationName[] {
  const shown = subscriptions.find(({ id }) => id === subscriptionId);
  const offered: OperationName[] = [...(shown?.actions ?? []), ...(customer?.actions ?? [])];
  return operationNames.filter((name) => offered.includes(name));
}

const isOfCustomer = (name: OperationName) => customerOperationNames.some((known) => known === name);

let asked = 0;

/** Returns the portal's answer to this operation. */
export function ask(token: string, name: OperationName, subscriptionId: string): Promise<OperationAnswer> {
  asked += 1;
  const intentId = `intent-of-a-table-${String(asked).padStart(8, "0")}`;
  const about = isOfCustomer(name) ? {} : { subscriptionId };
  return perform(token, name, { intentId, ...about, ...operationCases[name].input });
}

/**
 * The portal's answer. "refused" means that the rule refused the operation, or that the subscription or the customer
 * doesn't exist.
 */
export async function tryOperation(
  { token, subscriptionId }: OpenPortal,
  name: OperationName,
): Promise<"refused" | "not taken" | "let in"> {
  const answer = await ask(token, name, subscriptionId);
  if (answer.ok) return "let in";
  const { code, message } = answer.error;
  const isMissing = subscriptionId === unknownSubscriptionId;
  const plain = isMissing ? "not_found" : "not_allowed";
  const missing = isMissing && isOfCustomer(name) ? "customer" : undefined;
  // A refusal for another reason doesn't come from the rule, but for example from a missing card.
  if (code === plain && message === errorMessage(sayIn("en-US"), plain, missing)) return "refused";
  return code === "invalid" ? "not taken" : "let in";
}
