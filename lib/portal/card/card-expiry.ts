import type { Card } from "../../stripe/methods/payment-methods";

const warnedBeforeSeconds = 30 * 86_400;

/** When a card stops working: the moment after the last month that is printed on it, in seconds. */
export function expiryOf({ expiryMonth, expiryYear }: Card): number {
  return Date.UTC(expiryYear, expiryMonth, 1) / 1000;
}

/** Whether a customer should hear of it: the card has expired, or does within thirty days. */
export function isExpiring(card: Card, now: number): boolean {
  return expiryOf(card) - now <= warnedBeforeSeconds;
}
