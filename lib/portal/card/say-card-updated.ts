import type { Card } from "../../stripe/reshape";
import type { AgreedPayment } from "../../db/card-setups";
import type { Payment } from "../../stripe/agreed-payments";
import { sayDecline } from "../payment/decline";
import type { Speaker } from "../sentences";
import { describeCardName } from "../view/view-facts";

/** That the card is used now, and one sentence for what became of each payment. */
export function sayCardUpdated(
  words: Speaker,
  card: Card | null,
  payments: (AgreedPayment & Payment)[],
): string {
  const { say, money } = words;
  const saved = card
    ? say("said.update_card", { card: describeCardName(words, card) })
    : say("said.update_card.method");
  const results = payments.map((payment) => {
    const amount = money(payment.amount, payment.currency);
    const why = payment.outcome === "declined" ? sayDecline(say, payment.reason).why : "";
    return say(`said.update_card.${payment.outcome}`, { amount, why });
  });
  return [saved, ...results].join(" ");
}
