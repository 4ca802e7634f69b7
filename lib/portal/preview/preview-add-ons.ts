import "server-only";
import { PortalError } from "../../errors";
import { previewSwitch } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { canBeCharged } from "../card/can-be-charged";
import { withinDeadline } from "../door/within-deadline";
import { recurringPrice } from "../plan/recurring-price";
import { nextRenewal } from "../plan/renewals";
import { type AddOnTerms, readAddOnTerms } from "../terms/add-on-terms";
import { sealTerms } from "../terms/terms";
import type { AddOnPreview } from "../view/plan-shape";
import type { Visit } from "../visit/visit";
import { type Speaker, speaker } from "../words/sentences";
import { dueLines, linesOfChange } from "./due-lines";
import { balanceWords, sayDropped } from "./due-words";

/**
 * Previews the removal of each add-on: when it ends, and what is charged from then on. Previews all add-ons in one
 * request, because a browser sends a page's actions one at a time.
 */
export async function previewAddOns(visit: Visit, subscription: Subscription): Promise<AddOnPreview[]> {
  const { products, removals } = await readAddOnTerms(visit, subscription);
  const words = speaker(visit, products);
  return Promise.all(
    removals.map((terms) =>
      withinDeadline(previewOf({ visit, subscription, terms, words }), () => ({
        itemId: terms.item.id,
        lines: [],
        explanation: words.say("preview.unavailable"),
        canTryAgain: true,
        confirm: "",
        quote: "",
      })),
    ),
  );
}

type PreviewRequest = { visit: Visit; subscription: Subscription; terms: AddOnTerms; words: Speaker };

async function previewOf(request: PreviewRequest): Promise<AddOnPreview> {
  const { visit, subscription, terms, words } = request;
  const { say, date } = words;
  if (terms.kind === "now") return previewNow(request);
  const { item, product } = terms.addOn;
  const nothing = { itemId: item.id, lines: [], quote: sealTerms(visit, terms) };
  if (terms.kind === "in_trial") {
    const values = { addOn: product.name, date: date(subscription.trialEnd ?? item.periodEnd) };
    const explanation = say("preview.add_on.trial", { ...values, price: await sayLaterPrice(request) });
    return { ...nothing, explanation, confirm: say("confirm.remove.now") };
  }
  const ends = date(item.periodEnd);
  const hasScheduledChange = subscription.schedule?.next && subscription.schedule.isOurs;
  const explanation = hasScheduledChange
    ? say("preview.add_on.planned", { addOn: product.name, date: ends })
    : say("preview.at_renewal", { current: product.name, date: ends, price: await sayLaterPrice(request) });
  return { ...nothing, explanation, confirm: say("confirm.remove.at_renewal", { date: ends }) };
}

/** Previews an immediate removal, for an add-on whose end can't be scheduled. The rest of its period is credited. */
async function previewNow(request: PreviewRequest): Promise<AddOnPreview> {
  const { visit, subscription, terms, words } = request;
  const { item, product } = terms.addOn;
  const { say, money, date } = words;
  const [due, price, isChargeable] = await Promise.all([
    // Stripe bills by its own clock, so Stripe chooses the proration time here and returns it with the preview.
    previewSwitch(visit.stripe, { ...terms.change, prorationDate: "now" }),
    sayLaterPrice(request),
    canBeCharged(visit, subscription),
  ]);
  if (due.prorationDate === null) throw new PortalError("unavailable", "no_proration_date");
  const { amountDue, currency } = due;
  const needsCard = amountDue > 0 && !isChargeable;
  const explanation = words.join("sentence", [
    say("preview.add_on.now", { addOn: product.name }),
    say("preview.now", { date: date(nextRenewal({ items: remainingItems(request) })), price }),
    ...balanceWords(words, due),
    ...sayDropped(words, subscription),
  ]);
  const pay = say("confirm.remove.pay", { amount: money(amountDue, currency) });
  const confirm = amountDue > 0 ? pay : say("confirm.remove.now");
  return {
    itemId: item.id,
    lines: dueLines(words, due, {
      isOwn: linesOfChange(item.id, due),
      charged: product.name,
      isInvoiced: subscription.sendsInvoices,
    }),
    explanation: needsCard ? say("preview.needs_card") : explanation,
    needsCard,
    confirm: needsCard ? "" : confirm,
    quote: sealTerms(visit, terms, due),
  };
}

const remainingItems = ({ subscription, terms }: PreviewRequest) =>
  subscription.items.filter(({ id }) => id !== terms.item.id);

/** "$49.00 per month": the cost of the remaining items after discounts and taxes. */
function sayLaterPrice(request: PreviewRequest): Promise<string> {
  const { visit, subscription, terms, words } = request;
  const plain = remainingItems(request)
    .map(({ price, quantity }) => words.price(price, quantity))
    .join(" + ");
  return recurringPrice(visit, subscription, terms.change, { plain, isAll: true }, words);
}
