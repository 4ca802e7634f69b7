import type { EventDeclaration, EventField } from "../../operations/declaration";
import { customerOperations, type OperationName, operations } from "../../operations/operations";
import type { PortalResult } from "../api";
import type { DescribedEvent, FieldWords } from "./described-event";
import { idField, objectField, outcomeField, plan, planFields, resultFields, subscription } from "./payloads";

/** Makes the docs' descriptions of each operation's two events from the operation's declaration. */

const ids: Record<PortalResult["object"], string> = {
  subscription: subscription.id,
  customer: "cus_NffrFeUfNV2Hib",
  invoice: "in_1MtHbELkdIwHu7ixl4OzzPMv",
  payment_method: "pm_1MqLiJLkdIwHu7ixUEgbFdYF",
  tax_id: "txi_1NuMB12eZvKYlo2CMecoWkZd",
};

/** The event after an operation. */
export function eventAfter(name: OperationName): DescribedEvent {
  const { when, object, outcomes } = operations[name].event;
  const isAboutSubscription = object === "subscription";
  const example = { ...(isAboutSubscription && subscription), object, id: ids[object], outcome: outcomes[0] };
  return {
    when,
    fields: isAboutSubscription ? resultFields : { object: objectField, id: idField, outcome: outcomeField },
    example,
    outcomes,
  };
}

/** The event before an operation, which the page may refuse. */
export function eventBefore(name: OperationName): DescribedEvent {
  const { plan: names, fields = {} } = operations[name].event;
  const all = Object.entries({ ...subjectFields(name), ...fields });
  const described = all.map(([field, { type, what }]) => [field, [type, what]] as [string, FieldWords]);
  const given = all.flatMap(([field, one]) => ("example" in one ? [[field, one.example]] : []));
  return {
    when: "The customer has confirmed, and nothing has been sent yet.",
    fields: {
      ...Object.fromEntries(described.slice(0, 1)),
      ...(names && planFields),
      ...Object.fromEntries(described),
    },
    example: { ...Object.fromEntries(given.slice(0, 1)), ...(names && plan), ...Object.fromEntries(given) },
  };
}

/**
 * The field with the subscription's or the customer's ID, which is listed before the others. Empty if there is none.
 */
export function subjectFields(name: OperationName): Record<string, EventField> {
  const { namesNoCustomer }: EventDeclaration = operations[name].event;
  if (namesNoCustomer) return {};
  if (!Object.hasOwn(customerOperations, name))
    return {
      subscriptionId: { type: "string", what: "The subscription’s ID in Stripe.", example: ids.subscription },
    };
  return { customerId: { type: "string", what: "The customer’s ID in Stripe.", example: ids.customer } };
}
