import { customerOperations } from "./customer-operations";
import type { Declaration } from "./declaration";
import { subscriptionOperations } from "./subscription-operations";

/**
 * Everything a customer may do, declared once.
 *
 * The permissions, the buttons, the events, the Stripe key's rights, the dashboard, the docs and the tests all read
 * these declarations, in this order. To add an operation, declare it in one of the two files and implement it in
 * `lib/portal/operations`. Its name is also the name of its file, its event and its end-to-end test.
 */
export { customerOperations, subscriptionOperations };

export type SubscriptionOperationName = keyof typeof subscriptionOperations;
export type CustomerOperationName = keyof typeof customerOperations;
export type OperationName = SubscriptionOperationName | CustomerOperationName;

/** The operations with a dialog on the subscription. */
export type AskingOperation = {
  [Name in SubscriptionOperationName]: (typeof subscriptionOperations)[Name]["asks"] extends true
    ? Name
    : never;
}[SubscriptionOperationName];

export const operations: Readonly<Record<OperationName, Declaration>> = {
  ...subscriptionOperations,
  ...customerOperations,
};

export const subscriptionOperationNames = Object.keys(subscriptionOperations) as SubscriptionOperationName[];
export const customerOperationNames = Object.keys(customerOperations) as CustomerOperationName[];
export const operationNames = [...subscriptionOperationNames, ...customerOperationNames];
