import "server-only";
import type { Code } from "../stripe/codes";
import type { Subscription } from "../stripe/reshape";
import { previewNewSubscription } from "../stripe/resubscriptions";
import { findSubscription } from "../stripe/subscriptions";
import { codeUseAtStart, sayTerms } from "./code-terms";
import { dueLines } from "./due-lines";
import { PortalError } from "./errors";
import { isAllowed } from "./permissions";
import { planNameOf } from "./plan-name";
import { sealQuote } from "./quote";
import { readFacts } from "./read-facts";
import { readResubscription } from "./resubscription";
import type { ResubscriptionTerms } from "./resubscription";
import { speaker } from "./sentences";
import type { Speaker } from "./sentences";
import { findUsableCode, redeeming } from "./typed-code";
import { describeCard } from "./view-facts";
import type { OperationPreview } from "./view-shape";
import type { Visit } from "./visit";

/** The second part of a resubscription's quote: it is for these terms and not for a price alone. */
export const resubscriptionQuote = "resubscribe";

/** What starting again costs today and from when, and which card pays it, before anybody agrees to it. */
export async function previewResubscription(
  visit: Visit,
  { subscriptionId, code: text }: { subscriptionId: string; code?: string | undefined },
): Promise<OperationPreview> {
  const subscription = await findSubscription(visit.stripe, visit.customerIds, subscriptionId);
  if (!subscription) throw new PortalError("not_found");
  if (!isAllowed("resubscribe", visit.settings, await readFacts(visit, subscription))) {
    throw new PortalError("not_allowed");
  }
  const words = speaker();
  const code = text === undefined ? null : await findCode(visit, subscription, text);
  const [terms, name] = await Promise.all([
    redeeming(visit.stripe, code?.grant, () => readResubscription(visit, subscription, code?.grant)),
    planNameOf(visit.stripe, visit.service, subscription, words),
  ]);
  const { due, fingerprint } = terms;
  const shown = { amountDue: due.amountDue, prorationDate: null, quotedAt: Date.now(), fingerprint };
  const quote = { ...shown, ...(code && { grant: code.grant }) };
  return {
    lines: dueLines(words, due, { charged: name }),
    ...(code && { note: sayTerms(words, code, subscription.currency) }),
    explanation: await explain(visit, words, terms, code),
    confirm:
      due.amountDue > 0
        ? words.say("resubscribe.confirm.pay", { amount: words.money(due.amountDue, due.currency) })
        : words.say("resubscribe.confirm.now"),
    quote: sealQuote(visit, subscription.id, resubscriptionQuote, quote),
  };
}

async function findCode(visit: Visit, subscription: Subscription, text: string): Promise<Code> {
  if (!visit.settings.couponOnResubscribe) throw new PortalError("not_allowed");
  return findUsableCode(visit, text, codeUseAtStart(subscription));
}

/** From when which price is charged, and to which card. */
async function explain(
  visit: Visit,
  words: Speaker,
  terms: ResubscriptionTerms,
  code: Code | null,
): Promise<string> {
  const { say, date } = words;
  const nextCharge = Math.min(...terms.due.lines.map(({ periodEnd }) => periodEnd));
  const price = await priceFromThen(visit, words, terms, code);
  const from = Number.isFinite(nextCharge) ? [say("preview.now", { date: date(nextCharge), price })] : [];
  const card = terms.paymentMethod?.card;
  if (!terms.paymentMethod) return from.join(" ");
  const paid = card
    ? say("resubscribe.card", { card: describeCard(words, card) })
    : say("resubscribe.saved_method");
  return [...from, paid].join(" ");
}

/** "$19.00 per month"; with what discounts and taxes make of it where they change it. */
async function priceFromThen(
  { stripe }: Visit,
  { say, price, money }: Speaker,
  { start, prices, due }: ResubscriptionTerms,
  code: Code | null,
): Promise<string> {
  const plain = prices.map((each) => price(each.price, each.quantity)).join(" + ");
  const undisturbed = prices.reduce((sum, each) => sum + (each.price.amount ?? 0) * each.quantity, 0);
  if (prices.some((each) => each.price.isMetered) || due.total === undisturbed) return plain;
  const { grant, ...without } = start;
  // What is taken off one invoice is not taken off those that follow.
  const lasting = code?.duration === "once" || !grant ? without : { ...without, grant };
  const { total, currency } = await previewNewSubscription(stripe, lasting, "recurring");
  return total === undisturbed
    ? plain
    : say("preview.taxed", { price: plain, amount: money(total, currency) });
}
