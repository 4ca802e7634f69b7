import "server-only";
import { previewRecurring } from "../../stripe/previews";
import type { Subscription } from "../../stripe/reshape";
import type { ItemChange } from "../../stripe/item-changes";
import type { Speaker } from "../sentences";
import type { Visit } from "../visit";

/** "$29.00 per month"; with what discounts and taxes make of it when the subscription has any. */
export async function recurringPrice(
  { stripe }: Pick<Visit, "stripe">,
  subscription: Subscription,
  change: Omit<ItemChange, "subscriptionId" | "prorationDate" | "startsNewPeriod" | "sendsInvoices">,
  plain: string,
  { say, money }: Speaker,
): Promise<string> {
  if (!change.discounts && !subscription.hasOwnTerms) return plain;
  const { total, currency } = await previewRecurring(stripe, { subscriptionId: subscription.id, ...change });
  return say("preview.taxed", { price: plain, amount: money(total, currency) });
}
