import type { Card, Subscription } from "../../stripe/reshape";
import { hasEnded } from "../permissions";
import type { Speaker } from "../sentences";
import { describeCardName, expiryOf } from "./view-facts";
import type { CardView } from "./view-shape";

type Known = {
  /** The card of the customer. */
  card: Card | null;
  subscriptions: Subscription[];
  canUpdate: boolean;
  pendingSetupId: string | null;
};

/** The card on file, and whether something has to be done about it. */
export function describeCustomerCard(words: Speaker, known: Known, now = new Date()): CardView {
  const { say } = words;
  const running = known.subscriptions.filter((one) => !hasEnded(one));
  // Where the customer has none, the one that a subscription brings along is what is charged.
  const card = known.card ?? running.find((one) => one.card !== null)?.card ?? null;
  const needsNoCard = running.length > 0 && running.every(({ sendsInvoices }) => sendsInvoices);
  // A card would pay for nothing where everything is paid by invoice.
  const canUpdate = known.canUpdate && (card !== null || !needsNoCard);
  return {
    title: say("card.title"),
    name: card ? describeCardName(words, card) : say(needsNoCard ? "card.by_invoice" : "card.none"),
    expiry: card ? describeExpiry(words, card, canUpdate, now) : null,
    update: canUpdate
      ? {
          label: say(card ? "card.update" : "card.add"),
          title: say(card ? "card.dialog.update" : "card.dialog.add"),
        }
      : null,
    pendingSetupId: known.pendingSetupId,
  };
}

const warnDays = 30;

/** A card is good until the end of the month it names. */
function describeExpiry({ say }: Speaker, card: Card, canUpdate: boolean, now: Date): CardView["expiry"] {
  const expiry = expiryOf(card);
  const end = Date.UTC(card.expiryYear, card.expiryMonth, 1);
  const leftDays = (end - now.getTime()) / 86_400_000;
  // What nobody here can do is not asked for.
  const advice = canUpdate ? ` ${say("card.update_it")}` : "";
  if (leftDays <= 0) return { text: say("card.expired", { expiry }) + advice, tone: "bad" };
  if (leftDays <= warnDays) return { text: say("card.expires_soon", { expiry }) + advice, tone: "warning" };
  return { text: say("card.expires", { expiry }), tone: "neutral" };
}
