import { chargedMethod } from "../method/pays-for";
import { debtsOf, nextRetryAt } from "../payment/debts";
import type { Speaker } from "../words/sentences";
import type { Described } from "./described";

/**
 * When what is owed is next tried again, by what it is charged to; nothing where it is not.
 *
 * @param where a line of the card, or a sentence among others.
 */
export function sayTries(
  { say, date }: Speaker,
  known: Pick<Described, "subscription" | "open" | "customerMethod">,
  where: "tried" | "cancel.tried" = "tried",
): string[] {
  const { subscription, open } = known;
  const tries = debtsOf(subscription, open).flatMap((debt) => nextRetryAt(subscription, debt) ?? []);
  if (tries.length === 0) return [];
  const isOther = chargedMethod(known)?.card === null;
  return [say(`${where}.${isOther ? "payment" : "card"}`, { date: date(Math.min(...tries)) })];
}
