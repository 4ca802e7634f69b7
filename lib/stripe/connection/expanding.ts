import "server-only";
import Stripe from "stripe";
import { log } from "../../log";

/**
 * Reads with as much as the key may see: each list names what Stripe shall send whole, the fullest first. A key that lost
 * a permission for something beside the matter must not stand between a customer and cancelling or an invoice.
 *
 * @throws what Stripe answers to the last list, or what is no matter of permissions.
 */
export async function expanding<Value>(
  lists: readonly string[][],
  read: (expand: string[]) => Promise<Value>,
): Promise<Value> {
  for (const [index, expand] of lists.entries()) {
    try {
      return await read(expand);
    } catch (error) {
      const isLast = index === lists.length - 1;
      if (isLast || !(error instanceof Stripe.errors.StripePermissionError)) throw error;
      log.error("A Stripe key lacks a permission, so some details are hidden.", {}, error);
    }
  }
  throw new Error("There is nothing to read.");
}
