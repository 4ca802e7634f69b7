import { hasEnded } from "../../operations/facts";
import { plansIn } from "../../stripe/catalogue/price";
import { isExpiring } from "../card/card-expiry";
import { nameMethod, nameMethodWithExpiry } from "../method/method-name";
import { chargedMethod } from "../method/pays-for";
import { goesAtRenewal } from "../plan/add-ons";
import { hasMixedPeriods, isBilledByUsage, isFree } from "../plan/item-checks";
import { baseItem } from "../plan/plan-switch";
import { unitsOf } from "../plan/unit-label";
import type { Speaker } from "../words/sentences";
import { needsMethod } from "./headline/say-trial";
import type { SubscriptionData } from "./subscription-data";
import { discountDetails } from "./view-discounts";
import type { SubscriptionView } from "./view-shape";

type Detail = SubscriptionView["details"][number];

/** The other items, the discounts, the next charge, and how it is paid. */
export function describeDetails(words: Speaker, known: SubscriptionData): Detail[] {
  if (hasEnded(known.subscription)) return [];
  return [
    ...legacyDetail(words, known),
    ...rateDetail(words, known),
    // Explain why the next charge differs from the price above before stating it.
    ...otherItemsDetail(words, known),
    ...discountDetails(words, known),
    ...usageDetail(words, known),
    ...nextChargeDetail(words, known),
    ...paymentDetail(words, known),
    ...currencyDetail(words, known),
  ];
}

/** The note that a price is no longer sold, and that this customer keeps it. */
function legacyDetail({ say }: Speaker, { subscription, service }: SubscriptionData): Detail[] {
  const item = baseItem(subscription, service) ?? subscription.items[0];
  if (!item || item.price.isActive) return [];
  return [{ label: say("fact.price"), value: say("fact.price.legacy") }];
}

/** How the amount is computed, if it isn't simply a price per unit. */
function rateDetail({ say, rate }: Speaker, { subscription, service }: SubscriptionData): Detail[] {
  const item = baseItem(subscription, service) ?? subscription.items[0];
  const value = item && rate(item.price);
  return value ? [{ label: say("fact.rate"), value }] : [];
}

/** Why the customer can't change plans: the other plans are only sold in other currencies. */
function currencyDetail(
  { say }: Speaker,
  { subscription, service, plans, settings }: SubscriptionData,
): Detail[] {
  const { currency } = subscription;
  const item = baseItem(subscription, service);
  const others = plans.filter(({ price }) => price.productId !== item?.price.productId);
  const isMissed = others.length > 0 && plansIn(others, currency).length === 0;
  if (!settings.changePlan || !item || !isMissed) return [];
  const value = say("fact.other_plans.currency", { currency: currency.toUpperCase() });
  return [{ label: say("fact.other_plans"), value }];
}

function nextChargeDetail(words: Speaker, known: SubscriptionData): Detail[] {
  const { say, money, date } = words;
  const { nextCharge, subscription, draft } = known;
  const label = say(subscription.sendsInvoices ? "fact.invoice_due" : "fact.next_charge");
  // A renewal's invoice is a draft for an hour. Until it is charged, it is the next charge, not the next
  // period's invoice.
  if (draft && draft.amount > 0) {
    const amount = money(draft.amount, draft.currency);
    return [{ label, value: say("fact.next_charge.value", { amount, date: date(draft.goesOutAt) }) }];
  }
  if (!nextCharge || needsMethod(known)) return [];
  const { amountDue, currency } = nextCharge;
  const said = { amount: money(amountDue, currency), date: date(nextCharge.chargedAt) };
  const hasUsage = isBilledByUsage(subscription);
  if (amountDue === 0 && !hasUsage && subscription.items.every(({ price }) => isFree(price))) return [];
  const value = hasUsage
    ? say(amountDue === 0 ? "fact.next_charge.only_usage" : "fact.next_charge.with_usage", said)
    : say("fact.next_charge.value", said);
  return [{ label, value }];
}

/** The usage so far in this period, of all items billed by usage, and what it costs. */
function usageDetail(words: Speaker, { subscription, nextCharge, products }: SubscriptionData): Detail[] {
  const { say, money, number, language } = words;
  const used = subscription.items.flatMap(({ price }) => {
    // Stripe creates a line for each tier. Together they are the usage.
    const lines = (nextCharge?.lines ?? []).filter(
      ({ priceId, isProration }) => priceId === price.id && !isProration,
    );
    if (!price.isMetered || !nextCharge?.hasAllLines || lines.length === 0) return [];
    const product = products.find(({ id }) => id === price.productId);
    const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
    const units = product?.unitLabel ? unitsOf(product, quantity, language) : number(quantity);
    const amount = lines.reduce((sum, line) => sum + line.amount, 0);
    return [say("fact.usage.value", { units, amount: money(amount, nextCharge.currency) })];
  });
  return used.length > 0 ? [{ label: say("fact.usage"), value: words.join("item", used) }] : [];
}

function paymentDetail(words: Speaker, known: SubscriptionData): Detail[] {
  const { subscription, hasPaymentMethod, now } = known;
  const { say } = words;
  if (subscription.sendsInvoices)
    return [{ label: say("fact.payment"), value: say("fact.payment.by_invoice") }];
  // Stripe charges the subscription's own payment method before the customer's.
  const method = chargedMethod(known);
  if (method) {
    const label = say(method.card ? "fact.card" : "fact.payment");
    if (method.card && isExpiring(method.card, now))
      return [{ label, value: nameMethodWithExpiry(words, method), tone: "warning" }];
    // The customer's default card shows its expiry where it can be replaced, so don't repeat it here.
    const name = subscription.paymentMethod ? nameMethodWithExpiry : nameMethod;
    return [{ label, value: name(words, method) }];
  }
  if (hasPaymentMethod) return [{ label: say("fact.payment"), value: say("method.saved") }];
  const needsNone = subscription.items.every(({ price }) => isFree(price));
  return needsNone ? [] : [{ label: say("fact.card"), value: say("fact.card.none"), tone: "warning" }];
}

function otherItemsDetail(words: Speaker, { subscription, service, products }: SubscriptionData): Detail[] {
  const base = baseItem(subscription, service);
  const naming = base ?? subscription.items[0];
  const others = subscription.items.filter((item) => item !== naming);
  if (others.length === 0) return [];
  const isMixed = hasMixedPeriods(subscription) && subscription.endsAt === null;
  const names = others.map((item) => {
    const name = products.find(({ id }) => id === item.price.productId)?.name ?? words.say("plan.unnamed");
    if (item.price.rate === null) return words.say("fact.also.unknown", { name });
    const price = words.price(item.price, item.quantity);
    const goes = goesAtRenewal(subscription, item, base) && subscription.schedule?.next;
    if (goes) return words.say("fact.also.until", { name, price, date: words.date(goes.startsAt) });
    if (!isMixed) return `${name} (${price})`;
    return words.say("fact.also.renews", { name, price, date: words.date(item.periodEnd) });
  });
  return [{ label: words.say("fact.also"), value: words.join("item", names) }];
}
