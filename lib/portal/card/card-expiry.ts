import type { Card } from "../../stripe/methods/payment-methods";

const warnedBeforeSeconds = 31 * 86_400;

/** When a card expires, in seconds: at the end of the month printed on it. */
export function expiryOf({ expiryMonth, expiryYear }: Card): number {
  return Date.UTC(expiryYear, expiryMonth, 1) / 1000;
}

/**
 * True if the card has expired or will expire within 31 days. This way, the customer is warned during all of the card's
 * last month.
 */
export function isExpiring(card: Card, now: number): boolean {
  return expiryOf(card) - now <= warnedBeforeSeconds;
}
