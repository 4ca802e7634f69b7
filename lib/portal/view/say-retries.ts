import { chargedMethod } from "../method/pays-for";
import { debtsOf, nextRetryAt } from "../payment/debts";
import type { Speaker } from "../words/sentences";
import type { SubscriptionData } from "./subscription-data";

/** When Stripe retries open invoices, and with which payment method; empty if it doesn't. */
export function sayRetries(
  { say, date }: Speaker,
  known: Pick<SubscriptionData, "subscription" | "open" | "customerMethod">,
): string[] {
  const { subscription, open } = known;
  const retries = debtsOf(subscription, open).flatMap((debt) => nextRetryAt(subscription, debt) ?? []);
  if (retries.length === 0) return [];
  const isOther = chargedMethod(known)?.card === null;
  return [say(isOther ? "tried.payment" : "tried.card", { date: date(Math.min(...retries)) })];
}
