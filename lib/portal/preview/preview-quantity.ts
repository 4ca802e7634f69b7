import "server-only";
import { PortalError } from "../../errors";
import { formatNumber } from "../../format";
import { previewSwitch } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { canBeCharged } from "../card/can-be-charged";
import { recurringPrice } from "../plan/recurring-price";
import { unitsOf } from "../plan/unit-label";
import { type QuantityTerms, readQuantityTerms } from "../terms/quantity-terms";
import { sealTerms } from "../terms/terms";
import type { QuantityPreview } from "../view/plan-shape";
import type { Visit } from "../visit/visit";
import { type Speaker, speaker } from "../words/sentences";
import { dueLines, linesOfChange } from "./due-lines";
import { balanceWords, nextPeriodStart, payWords, sayDropped } from "./due-words";

/** Previews a new quantity: its cost, as Stripe computes it, and its start date. */
export async function previewQuantity(
  visit: Visit,
  subscription: Subscription,
  { quantity }: { quantity: number },
): Promise<QuantityPreview> {
  const terms = await readQuantityTerms(visit, subscription, quantity);
  const request = { visit, subscription, terms, words: speaker(visit, terms.products) };
  const { kind } = terms;
  if (kind === "now") return previewMore(request);
  const explanation = await explainWithoutCharge(request, kind);
  const quote = sealTerms(visit, terms);
  return { quantity, lines: [], explanation, confirm: confirmWords(request, kind), quote };
}

type PreviewRequest = { visit: Visit; subscription: Subscription; terms: QuantityTerms; words: Speaker };

async function explainWithoutCharge(
  request: PreviewRequest,
  kind: "in_trial" | "at_renewal" | "keep_current",
): Promise<string> {
  const { subscription, words } = request;
  const { say, date } = words;
  const { item, product } = request.terms.counted;
  const current = unitsOf(product, item.quantity, words.language);
  if (kind === "keep_current") {
    const planned = date(subscription.schedule?.next?.startsAt ?? item.periodEnd);
    return say("quantity.keep", { units: current, date: planned });
  }
  const price = await sayLaterPrice(request);
  const starts =
    kind === "in_trial"
      ? say("preview.trial", { date: date(subscription.trialEnd ?? item.periodEnd), price })
      : say("preview.at_renewal", { current, date: date(item.periodEnd), price });
  return words.join("sentence", [fromTo(request), starts, ...sayDropped(words, subscription)]);
}

function confirmWords(
  { terms: { counted, quantity }, words }: PreviewRequest,
  kind: "in_trial" | "at_renewal" | "keep_current",
): string {
  const { say, date, language } = words;
  const { item, product } = counted;
  if (kind === "at_renewal") return say("confirm.at_renewal", { date: date(item.periodEnd) });
  const plan = unitsOf(product, quantity, language);
  return say(kind === "in_trial" ? "confirm.now" : "confirm.keep", { plan });
}

async function previewMore(request: PreviewRequest): Promise<QuantityPreview> {
  const { visit, subscription, terms, words } = request;
  const { counted, change, quantity } = terms;
  const { item, product } = counted;
  const [due, price, isChargeable] = await Promise.all([
    // Stripe bills by its own clock, so Stripe chooses the proration time here and returns it with the preview.
    previewSwitch(visit.stripe, { ...change, prorationDate: "now" }),
    sayLaterPrice(request),
    canBeCharged(visit, subscription),
  ]);
  if (due.prorationDate === null) throw new PortalError("unavailable", "no_proration_date");
  const units = unitsOf(product, quantity, words.language);
  const names = {
    isOwn: linesOfChange(item.id, due),
    charged: units,
    credited: unitsOf(product, item.quantity, words.language),
    isInvoiced: subscription.sendsInvoices,
  };
  const explanation = [
    fromTo(request),
    words.say("preview.now", { date: words.date(nextPeriodStart(due, item)), price }),
    ...balanceWords(words, due),
    ...sayDropped(words, subscription),
  ];
  const needsCard = due.amountDue > 0 && !isChargeable;
  const confirm = payWords(words, subscription, due, "units") ?? words.say("confirm.now", { plan: units });
  return {
    quantity,
    lines: dueLines(words, due, names),
    explanation: needsCard ? words.say("preview.needs_card") : words.join("sentence", explanation),
    needsCard,
    confirm: needsCard ? "" : confirm,
    quote: sealTerms(visit, terms, due),
  };
}

/** "5 → 7 seats." */
function fromTo({ terms: { counted, quantity }, words: { say, language } }: PreviewRequest): string {
  const { item, product } = counted;
  const from = formatNumber(language, item.quantity);
  return say("quantity.from_to", { from, units: unitsOf(product, quantity, language) });
}

/** The price of all units from their first full period on. */
function sayLaterPrice({ visit, subscription, terms, words }: PreviewRequest): Promise<string> {
  const plain = words.total(terms.item.price, terms.quantity);
  return recurringPrice(visit, subscription, terms.change, { plain, isAll: false }, words);
}
