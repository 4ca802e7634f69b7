import type { Say } from "../../i18n/say";
import type { AskingDeclaration } from "../../operations/declaration";
import {
  type AskingOperation,
  type SubscriptionOperationName,
  subscriptionOperations,
} from "../../operations/operations";
import type { ButtonView } from "./button-shape";
import type { ChangePlanView } from "./plan-shape";

/** The buttons that open the dialogs of the offered operations. */
export function describeButtons(
  say: Say,
  offered: SubscriptionOperationName[],
  changePlan: Pick<ChangePlanView, "keepLabel"> | null,
): ButtonView[] {
  return offered.filter(asksFirst).map((operation) => {
    const { label, placement }: AskingDeclaration = subscriptionOperations[operation];
    const own = operation === "change_plan" ? changePlan?.keepLabel : null;
    return { operation, label: own ?? say(`page.${label}`), placement: placement ?? "first" };
  });
}

/** Whether a dialog asks before the operation. */
export function asksFirst(operation: SubscriptionOperationName): operation is AskingOperation {
  return subscriptionOperations[operation].asks;
}
