import "server-only";
import { type Product, readProducts } from "../../stripe/catalogue/plans";
import { previewResumption } from "../../stripe/subscriptions/pauses";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { canBeCharged } from "../card/can-be-charged";
import { fallBackTo } from "../door/fall-back-to";
import { recurringPrice } from "../plan/recurring-price";
import { nextRenewal } from "../plan/renewals";
import { sealQuote } from "../terms/quote";
import { resumeTerms } from "../terms/resume-terms";
import type { OperationPreview } from "../view/plan-shape";
import type { Visit } from "../visit/visit";
import { type Speaker, speaker } from "../words/sentences";
import { dueLines, linesOfStart } from "./due-lines";
import { balanceWords } from "./due-words";

/** Previews resuming today: the cost, and the start of the next period. */
export async function previewResume(visit: Visit, subscription: Subscription): Promise<OperationPreview> {
  const { kind, context, fingerprint } = resumeTerms(subscription);
  const productIds = subscription.items.map((item) => item.price.productId);
  const products = await readProducts(visit.stripe, productIds).catch(fallBackTo<Product[]>([]));
  const words = speaker(visit, products);
  const seal = (amountDue: number) => {
    const quote = { amountDue, prorationDate: null, quotedAt: Date.now(), fingerprint };
    return sealQuote(visit, subscription.id, context, quote);
  };
  const price = await sayLaterPrice(visit, subscription, words);
  if (kind === "payments") {
    const explanation = words.say("resume.payments", { date: words.date(nextRenewal(subscription)), price });
    return { lines: [], explanation, confirm: words.say("resume.confirm.payments"), quote: seal(0) };
  }
  const [due, isChargeable] = await Promise.all([
    previewResumption(visit.stripe, subscription.id),
    canBeCharged(visit, subscription),
  ]);
  const { amountDue, currency } = due;
  const needsCard = amountDue > 0 && !isChargeable;
  const ends = Math.min(...due.lines.filter(linesOfStart).map(({ periodEnd }) => periodEnd));
  const from = Number.isFinite(ends) ? words.say("preview.now", { date: words.date(ends), price }) : "";
  const nameOf = (priceId: string | null) => {
    const productId = subscription.items.find(({ price }) => price.id === priceId)?.price.productId;
    return products.find(({ id }) => id === productId)?.name ?? words.say("plan.unnamed");
  };
  const pay = words.say("resume.confirm.pay", { amount: words.money(amountDue, currency) });
  const confirm = amountDue > 0 ? pay : words.say("resume.confirm.now");
  return {
    lines: dueLines(words, due, { isOwn: linesOfStart, charged: nameOf }),
    explanation: needsCard
      ? words.say("preview.needs_card")
      : words.join("sentence", [from, ...balanceWords(words, due)]),
    needsCard,
    confirm: needsCard ? "" : confirm,
    quote: seal(amountDue),
  };
}

/** "$49.00 per month" for all items, after discounts and taxes. */
function sayLaterPrice(visit: Visit, subscription: Subscription, words: Speaker): Promise<string> {
  const plain = subscription.items.map(({ price, quantity }) => words.price(price, quantity)).join(" + ");
  // Stripe accepts no quantity for items billed by usage, so choose another item.
  const item = subscription.items.find(({ price }) => !price.isMetered);
  if (!item) return Promise.resolve(plain);
  // Previewing an unchanged item previews the whole subscription.
  const same = { itemId: item.id, priceId: null, quantity: item.quantity };
  return recurringPrice(visit, subscription, same, { plain, isAll: true }, words);
}
