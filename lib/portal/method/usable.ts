import type { PaymentMethod } from "../../stripe/methods/payment-methods";
import { expiryOf } from "../card/card-expiry";

/** The reason why this method can't be charged from now on. Null if it can. */
export type Unusable = "expired" | "blocked" | "each_time";

/** `now` in seconds. */
export function whyUnusable({ use, card, isBlocked }: PaymentMethod, now: number): Unusable | null {
  if (card && expiryOf(card) <= now) return "expired";
  if (isBlocked) return "blocked";
  return use === "each_time" ? "each_time" : null;
}
