import type { SentenceKey } from "../../i18n/english/english";
import type { Say } from "../../i18n/say";

/** Stripe's codes for refused payments that a customer can do something about, grouped by the sentence for them. */
const reasons: Record<string, readonly string[]> = {
  insufficient_funds: ["insufficient_funds"],
  expired_card: ["expired_card", "invalid_expiry_month", "invalid_expiry_year"],
  incorrect_cvc: ["incorrect_cvc", "invalid_cvc"],
  limit_reached: ["card_velocity_exceeded", "withdrawal_count_limit_exceeded", "invalid_amount"],
  not_supported: [
    "card_not_supported",
    "currency_not_supported",
    "service_not_allowed",
    "transaction_not_allowed",
  ],
  ask_bank: ["call_issuer", "do_not_honor", "do_not_try_again", "no_action_taken"],
  processing_error: ["issuer_not_available", "processing_error", "reenter_transaction", "try_again_later"],
  not_confirmed: ["payment_intent_authentication_failure", "setup_intent_authentication_failure"],
  authentication_required: [
    "approve_with_id",
    "authentication_required",
    "invoice_payment_intent_requires_action",
  ],
  // Stripe can't keep a change pending if it also undoes a cancellation; see `item-switch.ts`.
  keep_first: ["keep_first"],
  // Stripe can't keep a change with a discount pending, so this error means that the change had a code.
  without_code: ["subscription_payment_intent_requires_action"],
};

const nextSteps: Partial<Record<string, SentenceKey>> = {
  ask_bank: "declined.next.ask_bank",
  processing_error: "declined.next.again",
  authentication_required: "declined.next.confirm",
  keep_first: "declined.next.keep_first",
  without_code: "declined.next.without_code",
};

/** The reasons whose sentences mention a card. */
const cardReasons = ["insufficient_funds", "expired_card", "incorrect_cvc", "limit_reached", "not_supported"];

/**
 * Two sentences: why a payment was refused, and what to do next. If a card is lost, stolen or suspicious, no reason is
 * given, because a thief must not learn it. The sentences mention a card only if the payment method is a card.
 */
export function sayDecline(
  say: Say,
  code: string | null | undefined,
  { isCard = true }: { isCard?: boolean } = {},
): { why: string; next: string } {
  const reason = Object.keys(reasons).find((name) => code && reasons[name]?.includes(code));
  if (!isCard && (!reason || cardReasons.includes(reason))) {
    const why = say(reason === "insufficient_funds" ? "refused.insufficient_funds" : "refused.other");
    return { why, next: say("refused.next.other_way") };
  }
  if (!reason) return { why: say("declined.other"), next: say("declined.next.other_card") };
  return {
    why: say(`declined.${reason}` as SentenceKey),
    next: say(nextSteps[reason] ?? "declined.next.other_card"),
  };
}
