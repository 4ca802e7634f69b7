import "server-only";
import { readProducts } from "../../stripe/catalogue/plans";
import { previewSwitch } from "../../stripe/subscriptions/previews";
import type { SwitchToPreview } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { addOnsOf, removalKind } from "../plan/add-ons";
import type { AddOn } from "../plan/add-ons";
import { canBeCharged } from "../card/can-be-charged";
import { balanceWords, dropsPlanned } from "./due-words";
import { dueLines, linesOfChange } from "./due-lines";
import { PortalError } from "../../errors";
import { inTime } from "../door/in-time";
import { addOnQuote } from "../operations/remove-add-on";
import { isAllowed } from "../../operations/permissions";
import { sealQuote } from "./quote";
import { readFacts } from "../rules/read-facts";
import { circumstances } from "../plan/circumstances";
import { recurringPrice } from "../plan/recurring-price";
import { nextRenewal } from "../plan/renewals";
import { speaker } from "../words/sentences";
import type { Speaker } from "../words/sentences";
import type { AddOnPreview } from "../view/view-shape";
import type { Visit } from "../visit/visit";

/** When each add-on would end and what is charged from then on, all in one answer: a page's actions go one at a time. */
export async function previewAddOns(visit: Visit, subscriptionId: string): Promise<AddOnPreview[]> {
  const subscription = await findSubscription(visit.stripe, visit.customerIds, subscriptionId);
  if (!subscription) throw new PortalError("not_found");
  if (!isAllowed("remove_add_on", visit.settings, await readFacts(visit, subscription))) {
    throw new PortalError("not_allowed");
  }
  const productIds = subscription.items.map(({ price }) => price.productId);
  const products = await readProducts(visit.stripe, productIds);
  const addOns = addOnsOf(subscription, visit.service, products);
  const words = speaker(products);
  return Promise.all(
    addOns.map((addOn) =>
      inTime(previewOf({ visit, subscription, addOn, words }), () => ({
        itemId: addOn.item.id,
        lines: [],
        explanation: words.say("preview.unavailable"),
        canTryAgain: true,
        confirm: "",
        quote: "",
      })),
    ),
  );
}

type Asked = { visit: Visit; subscription: Subscription; addOn: AddOn; words: Speaker };

async function previewOf(asked: Asked): Promise<AddOnPreview> {
  const { subscription, addOn, words } = asked;
  const { say, date } = words;
  const kind = removalKind(subscription);
  if (kind === "now") return previewNow(asked);
  const { item, product } = addOn;
  const nothing = { itemId: item.id, lines: [], quote: quoteFor(asked, 0, null) };
  if (kind === "in_trial") {
    const values = { addOn: product.name, date: date(subscription.trialEnd ?? item.periodEnd) };
    const explanation = say("preview.add_on.trial", { ...values, price: await fromThen(asked) });
    return { ...nothing, explanation, confirm: say("confirm.remove.now") };
  }
  const ends = date(item.periodEnd);
  const isMorePlanned = subscription.schedule?.next && subscription.schedule.isOurs;
  const explanation = isMorePlanned
    ? say("preview.add_on.planned", { addOn: product.name, date: ends })
    : say("preview.at_renewal", { current: product.name, date: ends, price: await fromThen(asked) });
  return { ...nothing, explanation, confirm: say("confirm.remove.at_renewal", { date: ends }) };
}

/** Where nothing can be planned: what is left of the period is credited. */
async function previewNow(asked: Asked): Promise<AddOnPreview> {
  const { visit, subscription, addOn, words } = asked;
  const { item, product } = addOn;
  const { say, money, date } = words;
  // By Stripe's clock, which is the one that counts; the answer says which instant it took.
  const change: SwitchToPreview = {
    ...changeOf(asked),
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
  const { amountDue, currency } = due;
  const needsCard = amountDue > 0 && !isChargeable;
  const explanation = [
    say("preview.add_on.now", { addOn: product.name }),
    say("preview.now", { date: date(nextRenewal({ items: stayingOf(asked) })), price }),
    ...balanceWords(words, due),
    ...dropsPlanned(words, subscription),
  ].join(" ");
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
    quote: quoteFor(asked, amountDue, due.prorationDate),
  };
}

const changeOf = ({ subscription, addOn: { item } }: Asked) => ({
  subscriptionId: subscription.id,
  itemId: item.id,
  priceId: null,
  quantity: item.quantity,
  removes: true as const,
});

const stayingOf = ({ subscription, addOn }: Asked) =>
  subscription.items.filter(({ id }) => id !== addOn.item.id);

/** "$49.00 per month": what stays, with what discounts and taxes make of it. */
function fromThen(asked: Asked): Promise<string> {
  const { visit, subscription, words } = asked;
  const plain = stayingOf(asked)
    .map(({ price, quantity }) => words.price(price, quantity))
    .join(" + ");
  return recurringPrice(visit, subscription, changeOf(asked), { plain, isAll: true }, words);
}

function quoteFor(
  { visit, subscription, addOn }: Asked,
  amountDue: number,
  prorationDate: number | null,
): string {
  const fingerprint = circumstances(subscription, addOn.item, removalKind(subscription));
  const quote = { amountDue, prorationDate, quotedAt: Date.now(), fingerprint };
  return sealQuote(visit, subscription.id, addOnQuote(addOn.item.id), quote);
}
