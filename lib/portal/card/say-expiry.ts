import type { Card } from "../../stripe/methods/payment-methods";
import { printedExpiry } from "../method/method-name";
import type { Tone } from "../view/tone";
import type { Speaker } from "../words/sentences";
import { expiryOf, isExpiring } from "./card-expiry";

/** Says when a card expires (at the end of its printed month), with a warning if that is soon or past. */
export function describeExpiry({ say }: Speaker, card: Card, now: Date): { text: string; tone: Tone } {
  const expiry = printedExpiry(card);
  const seconds = now.getTime() / 1000;
  if (expiryOf(card) <= seconds) return { text: say("card.expired", { expiry }), tone: "bad" };
  if (isExpiring(card, seconds)) return { text: say("card.expires_soon", { expiry }), tone: "warning" };
  return { text: say("card.expires", { expiry }), tone: "neutral" };
}
