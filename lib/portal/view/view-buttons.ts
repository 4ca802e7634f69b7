import type { Say } from "../../i18n/say";
import type { AskingDeclaration } from "../../operations/declaration";
import {
  type AskingOperation,
  type SubscriptionOperationName,
  subscriptionOperations,
} from "../../operations/operations";
import type { ButtonView } from "./button-shape";
import type { ChangePlanView } from "./view-shape";

/** The buttons that open the dialogs of what is offered. */
export function describeButtons(
  say: Say,
  offered: SubscriptionOperationName[],
  changePlan: Pick<ChangePlanView, "keeps"> | null,
): ButtonView[] {
  return offered.filter(asksFirst).map((operation) => {
    const { label, stands }: AskingDeclaration = subscriptionOperations[operation];
    const own = operation === "change_plan" ? changePlan?.keeps : null;
    return { operation, label: own ?? say(`page.${label}`), stands: stands ?? "first" };
  });
}

function asksFirst(operation: SubscriptionOperationName): operation is AskingOperation {
  return subscriptionOperations[operation].asks;
}
