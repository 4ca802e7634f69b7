import type { AskingOperation } from "@/lib/operations/operations";

/** A page may hold several subscriptions, each with its own dialogs. */
export function dialogIdOf(operation: AskingOperation, subscriptionId: string): string {
  return `${subscriptionId}-${operation}`;
}
