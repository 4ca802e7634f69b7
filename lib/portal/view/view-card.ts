import { hasEnded } from "../../operations/facts";
import type { PaymentMethod } from "../../stripe/methods/payment-methods";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { describeExpiry } from "../card/say-expiry";
import { iconOf } from "../method/method-icon";
import { nameMethod } from "../method/method-name";
import type { Speaker } from "../words/sentences";
import type { CardView } from "./view-shape";

type Known = {
  /** The customer's default method. */
  method: PaymentMethod | null;
  /** True if a method is saved, even if we can't read it. */
  hasMethod: boolean;
  /** True if the page lists every saved method. */
  isListed: boolean;
  subscriptions: Subscription[];
  canUpdate: boolean;
  pendingSetupId: string | null;
};

/**
 * Describes the payment method, and any problem with it. Only a card is called a card, and only a card can be replaced
 * with a card.
 */
export function describeCustomerCard(words: Speaker, known: Known, now = new Date()): CardView {
  const { say } = words;
  const running = known.subscriptions.filter((one) => !hasEnded(one));
  // If the customer has no default, the method of a running subscription is shown.
  const brought = running.find((one) => one.paymentMethod !== null)?.paymentMethod ?? null;
  const method = known.method ?? (known.hasMethod ? null : brought);
  const isSaved = known.hasMethod || running.some((one) => one.hasOwnPaymentMethod);
  const needsNoCard = running.length > 0 && running.every(({ sendsInvoices }) => sendsInvoices);
  // If everything is paid by invoice, a card would pay for nothing.
  const canUpdate = known.canUpdate && (method !== null || !needsNoCard);
  const none = needsNoCard ? "card.by_invoice" : isSaved ? "method.saved" : "card.none";
  return {
    title: say(known.isListed ? "methods.title" : "card.title"),
    name: method ? nameMethod(words, method) : say(none),
    icon: method && iconOf(method),
    expiry: method?.card ? withAdvice(words, describeExpiry(words, method.card, now), canUpdate) : null,
    update: canUpdate
      ? {
          text: say(method?.card ? "page.update" : "page.add"),
          label: say(method?.card ? "card.update" : "card.add"),
          title: say(method?.card ? "card.dialog.update" : "card.dialog.add"),
        }
      : null,
    pendingSetupId: known.pendingSetupId,
  };
}

type Expiry = NonNullable<CardView["expiry"]>;

/** Adds advice only if the customer can follow it here. */
function withAdvice({ say, join }: Speaker, { text, tone }: Expiry, canUpdate: boolean): Expiry {
  return {
    text: tone === "neutral" || !canUpdate ? text : join("sentence", [text, say("card.update_it")]),
    tone,
  };
}
