import { chargedMethod } from "../method/pays-for";
import { debtsOf, nextRetryAt } from "../payment/debts";
import type { Speaker } from "../words/sentences";
import type { SubscriptionData } from "./subscription-data";

/**
 * Says when Stripe retries open invoices, and whether it charges a card. Empty if Stripe doesn't retry any.
 *
 * @param where `tried` for a line of the subscription's card, `cancel.tried` for a sentence in the cancellation dialog.
 */
export function sayRetries(
  { say, date }: Speaker,
  known: Pick<SubscriptionData, "subscription" | "open" | "customerMethod">,
  where: "tried" | "cancel.tried" = "tried",
): string[] {
  const { subscription, open } = known;
  const retries = debtsOf(subscription, open).flatMap((debt) => nextRetryAt(subscription, debt) ?? []);
  if (retries.length === 0) return [];
  const isOther = chargedMethod(known)?.card === null;
  return [say(`${where}.${isOther ? "payment" : "card"}`, { date: date(Math.min(...retries)) })];
}
