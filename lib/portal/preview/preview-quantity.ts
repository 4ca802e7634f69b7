import "server-only";
import { readProducts } from "../../stripe/catalogue/plans";
import { previewSwitch } from "../../stripe/subscriptions/previews";
import type { SwitchToPreview } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { canBeCharged } from "../card/can-be-charged";
import { dueLines, linesOfChange } from "./due-lines";
import { balanceWords, dropsPlanned, nextPeriodStart, payWords } from "./due-words";
import { PortalError } from "../../errors";
import { quantityQuote } from "../operations/change-quantity";
import { isAllowed } from "../../operations/permissions";
import { circumstances } from "../plan/circumstances";
import { countedItem, quantityKind } from "../plan/quantity";
import type { CountedItem } from "../plan/quantity";
import { sealQuote } from "./quote";
import { readFacts } from "../rules/read-facts";
import { recurringPrice } from "../plan/recurring-price";
import { speaker } from "../words/sentences";
import type { Speaker } from "../words/sentences";
import { unitsOf } from "../plan/unit-label";
import type { QuantityPreview } from "../view/view-shape";
import type { Visit } from "../visit/visit";

/** What so many units would cost and from when, as Stripe computes it, before anybody agrees to it. */
export async function previewQuantity(
  visit: Visit,
  subscriptionId: string,
  quantity: number,
): Promise<QuantityPreview> {
  const subscription = await findSubscription(visit.stripe, visit.customerIds, subscriptionId);
  if (!subscription) throw new PortalError("not_found");
  const productIds = subscription.items.map(({ price }) => price.productId);
  const [facts, products] = await Promise.all([
    readFacts(visit, subscription),
    readProducts(visit.stripe, productIds),
  ]);
  if (!isAllowed("change_quantity", visit.settings, facts)) throw new PortalError("not_allowed");
  const counted = countedItem(subscription, visit.service, products);
  const kind = counted ? quantityKind(subscription, counted, quantity) : "not_offered";
  if (!counted || kind === "not_offered") throw new PortalError("invalid", "quantity_not_offered");
  const asked = { visit, subscription, counted, quantity, words: speaker(products) };
  if (kind === "now") return previewMore(asked);
  const explanation = await explainWithoutCharge(asked, kind);
  const quote = quoteFor(asked, { amountDue: 0, prorationDate: null });
  return { quantity, lines: [], explanation, confirm: confirmWords(asked, kind), quote };
}

type Asked = {
  visit: Visit;
  subscription: Subscription;
  counted: CountedItem;
  quantity: number;
  words: Speaker;
};

async function explainWithoutCharge(
  asked: Asked,
  kind: "in_trial" | "at_renewal" | "keep_current",
): Promise<string> {
  const { subscription, counted, words } = asked;
  const { say, date } = words;
  const { item, product } = counted;
  const current = unitsOf(product, item.quantity, words.language);
  if (kind === "keep_current") {
    const planned = date(subscription.schedule?.next?.startsAt ?? item.periodEnd);
    return say("quantity.keep", { units: current, date: planned });
  }
  const price = await fromThen(asked);
  const starts =
    kind === "in_trial"
      ? say("preview.trial", { date: date(subscription.trialEnd ?? item.periodEnd), price })
      : say("preview.at_renewal", { current, date: date(item.periodEnd), price });
  return [fromTo(asked), starts, ...dropsPlanned(words, subscription)].join(" ");
}

function confirmWords(
  { counted: { item, product }, quantity, words }: Asked,
  kind: "in_trial" | "at_renewal" | "keep_current",
): string {
  const { say, date, language } = words;
  if (kind === "at_renewal") return say("confirm.at_renewal", { date: date(item.periodEnd) });
  const plan = unitsOf(product, quantity, language);
  return say(kind === "in_trial" ? "confirm.now" : "confirm.keep", { plan });
}

async function previewMore(asked: Asked): Promise<QuantityPreview> {
  const { visit, subscription, counted, quantity, words } = asked;
  const { item, product } = counted;
  const change: SwitchToPreview = {
    subscriptionId: subscription.id,
    itemId: item.id,
    priceId: null,
    quantity,
    // By Stripe's clock, which is the one that counts; the answer says which instant it took.
    prorationDate: "now",
    startsNewPeriod: false,
    sendsInvoices: subscription.sendsInvoices,
  };
  const [due, price, isChargeable] = await Promise.all([
    previewSwitch(visit.stripe, change),
    fromThen(asked),
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
    fromTo(asked),
    words.say("preview.now", { date: words.date(nextPeriodStart(due, item)), price }),
    ...balanceWords(words, due),
    ...dropsPlanned(words, subscription),
  ];
  const needsCard = due.amountDue > 0 && !isChargeable;
  const confirm = payWords(words, subscription, due) ?? words.say("confirm.now", { plan: units });
  return {
    quantity,
    lines: dueLines(words, due, names),
    explanation: needsCard ? words.say("preview.needs_card") : explanation.join(" "),
    needsCard,
    confirm: needsCard ? "" : confirm,
    quote: quoteFor(asked, { amountDue: due.amountDue, prorationDate: due.prorationDate }),
  };
}

/** "5 → 7 seats." */
function fromTo({ counted: { item, product }, quantity, words: { say, language } }: Asked): string {
  const from = new Intl.NumberFormat(language).format(item.quantity);
  return say("quantity.from_to", { from, units: unitsOf(product, quantity, language) });
}

/** What all units together cost from their first full period on. */
function fromThen({ visit, subscription, counted: { item }, quantity, words }: Asked): Promise<string> {
  const change = { itemId: item.id, priceId: null, quantity };
  const plain = words.total(item.price, quantity);
  return recurringPrice(visit, subscription, change, { plain, isAll: false }, words);
}

function quoteFor(
  { visit, subscription, counted, quantity }: Asked,
  quote: { amountDue: number; prorationDate: number | null },
) {
  const { item } = counted;
  const fingerprint = circumstances(subscription, item, quantityKind(subscription, counted, quantity));
  const context = quantityQuote(item.id, quantity);
  return sealQuote(visit, subscription.id, context, { ...quote, fingerprint, quotedAt: Date.now() });
}
