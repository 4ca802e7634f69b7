import type { AgreedPayment } from "../../db/card-setups";
import type { Card } from "../../stripe/methods/payment-methods";
import type { AgreedPaymentResult } from "../../stripe/payments/agreed-payments";
import { nameCard } from "../method/method-name";
import { sayDecline } from "../payment/decline";
import type { Speaker } from "../words/sentences";

/** Says that the card is in use now, and adds one sentence about the result of each payment. */
export function sayCardUpdated(
  words: Speaker,
  card: Card | null,
  payments: (AgreedPayment & AgreedPaymentResult)[],
): string {
  const { say, money } = words;
  const saved = card
    ? say("said.update_card", { card: nameCard(words, card) })
    : say("said.update_card.method");
  const results = payments.map((payment) => {
    const amount = money(payment.amount, payment.currency);
    const why = payment.outcome === "declined" ? sayDecline(say, payment.reason).why : "";
    return say(`said.update_card.${payment.outcome}`, { amount, why });
  });
  return words.join("sentence", [saved, ...results]);
}
