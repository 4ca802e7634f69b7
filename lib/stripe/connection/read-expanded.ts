import "server-only";
import Stripe from "stripe";
import { log } from "../../log";

/**
 * Reads as much as the key is allowed to see. Each list names fields for Stripe to expand, and the longest list is
 * tried first. If the key may not read a minor detail, the customer must still be able to cancel and to see invoices.
 *
 * @throws any error that isn't about permissions, and any error of the attempt with the last list.
 */
export async function readExpanded<Value>(
  expansions: readonly string[][],
  read: (expand: string[]) => Promise<Value>,
): Promise<Value> {
  for (const [index, expand] of expansions.entries()) {
    try {
      return await read(expand);
    } catch (error) {
      const isLast = index === expansions.length - 1;
      if (isLast || !(error instanceof Stripe.errors.StripePermissionError)) throw error;
      log.error("A Stripe key lacks a permission, so some details are hidden.", {}, error);
    }
  }
  throw new Error("There is nothing to read.");
}
