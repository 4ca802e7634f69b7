import "server-only";
import { previewRecurring } from "../stripe/previews";
import type { Subscription } from "../stripe/reshape";
import type { ItemChange } from "../stripe/subscriptions";
import type { Speaker } from "./sentences";
import type { Visit } from "./visit";

/** "$29.00 per month"; with what discounts and taxes make of it when the subscription has any. */
export async function recurringPrice(
  { stripe }: Pick<Visit, "stripe">,
  subscription: Subscription,
  change: Pick<ItemChange, "itemId" | "priceId" | "quantity">,
  plain: string,
  { say, money }: Speaker,
): Promise<string> {
  if (subscription.discounts.length === 0 && !subscription.hasAutomaticTax) return plain;
  const { total, currency } = await previewRecurring(stripe, { subscriptionId: subscription.id, ...change });
  return say("preview.taxed", { price: plain, amount: money(total, currency) });
}
