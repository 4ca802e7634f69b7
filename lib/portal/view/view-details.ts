import { hasEnded } from "../../operations/facts";
import {
  type AskingOperation,
  type SubscriptionOperationName,
  subscriptionOperations,
} from "../../operations/operations";
import { plansIn } from "../../stripe/catalogue/price";
import { isExpiring } from "../card/card-expiry";
import { nameMethod, nameMethodWithExpiry } from "../method/method-name";
import { chargedMethod } from "../method/pays-for";
import { goesAtRenewal } from "../plan/add-ons";
import { hasMixedPeriods, isFree } from "../plan/item-checks";
import { baseItem } from "../plan/plan-switch";
import { countedItem } from "../plan/quantity";
import { pluralOf, unitsOf } from "../plan/unit-label";
import type { Speaker } from "../words/sentences";
import type { SubscriptionData } from "./subscription-data";
import { discountDetails } from "./view-discounts";
import type { SubscriptionView } from "./view-shape";

type Detail = SubscriptionView["details"][number];

/**
 * The units, the other items, the discounts and the payment method. Leaves out everything that the card or the page
 * shows elsewhere.
 *
 * @param offered the operations that are possible now: each dialog opens from the row that it changes.
 */
export function describeDetails(
  words: Speaker,
  known: SubscriptionData,
  offered: readonly SubscriptionOperationName[],
): Detail[] {
  if (hasEnded(known.subscription)) return [];
  const changing = (operation: AskingOperation, key: "fact.change" | "fact.remove") => {
    const label = words.say(`page.${subscriptionOperations[operation].label}`);
    return offered.includes(operation) ? { change: { operation, text: words.say(key), label } } : {};
  };
  return [
    ...legacyDetail(words, known),
    ...quantityDetail(words, known, changing("change_quantity", "fact.change")),
    ...rateDetail(words, known),
    ...otherItemsDetail(words, known, changing("remove_add_on", "fact.remove")),
    ...discountDetails(words, known),
    ...usageDetail(words, known),
    ...paymentDetail(words, known, changing("use_payment_method", "fact.change")),
    ...currencyDetail(words, known),
  ];
}

type Change = Pick<Detail, "change">;

/** The number of units and the price per unit, if the card's price is for all of them. */
function quantityDetail(words: Speaker, known: SubscriptionData, change: Change): Detail[] {
  const { subscription, service, products } = known;
  const { say, money, number, language } = words;
  const counted = change.change ? countedItem(subscription, service, products)?.item : undefined;
  const item = counted ?? baseItem(subscription, service) ?? subscription.items[0];
  if (!item || (!change.change && (item.quantity === 1 || !item.price.isPerUnit))) return [];
  const product = products.find(({ id }) => id === item.price.productId);
  const plural = product?.unitLabel ? pluralOf(product) : say("fact.quantity");
  const label = plural.charAt(0).toLocaleUpperCase(language) + plural.slice(1);
  const { amount, currency, isPerUnit } = item.price;
  const quantity = number(item.quantity);
  const isPriced = isPerUnit && amount !== null && amount > 0 && item.quantity > 1;
  const value = isPriced
    ? say("fact.quantity.value", { quantity, price: money(amount, currency) })
    : quantity;
  return [{ label, value, ...change }];
}

/** Says that a price is no longer sold. Only customers who already have the price keep it. */
function legacyDetail({ say }: Speaker, { subscription, service }: SubscriptionData): Detail[] {
  const item = baseItem(subscription, service) ?? subscription.items[0];
  if (!item || item.price.isActive) return [];
  return [{ label: say("fact.price"), value: say("fact.price.legacy") }];
}

/** Explains how the amount is computed, if it isn't simply a price per unit. */
function rateDetail({ say, rate }: Speaker, { subscription, service }: SubscriptionData): Detail[] {
  const item = baseItem(subscription, service) ?? subscription.items[0];
  const value = item && rate(item.price);
  return value ? [{ label: say("fact.rate"), value }] : [];
}

/** Explains why the customer can't change plans, if the other plans are sold only in other currencies. */
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

/** Sums up this period's usage so far and its cost, for all prices that are billed by usage. */
function usageDetail(words: Speaker, { subscription, nextCharge, products }: SubscriptionData): Detail[] {
  const { say, money, number, language } = words;
  const used = subscription.items.flatMap(({ price }) => {
    // Stripe creates a line for each tier. Their sum is the usage.
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

/**
 * The payment method. Left out if the customer's default pays, because the page shows that once for all subscriptions.
 */
function paymentDetail(words: Speaker, known: SubscriptionData, change: Change): Detail[] {
  const { subscription, customerMethod, hasPaymentMethod, now, all, settings } = known;
  const { say } = words;
  const label = say("fact.payment");
  const running = all.filter((one) => !hasEnded(one));
  if (subscription.sendsInvoices) {
    const isAlike = running.every(({ sendsInvoices }) => sendsInvoices) && !customerMethod;
    return isAlike && !change.change ? [] : [{ label, value: say("fact.payment.by_invoice"), ...change }];
  }
  // Stripe charges the subscription's own payment method before the customer's.
  const method = chargedMethod(known);
  const own = subscription.paymentMethod;
  const isOwn = own !== null && own.id !== customerMethod?.id;
  // If the customer has no default, the page shows the method of the first subscription.
  const isShown =
    !customerMethod && running.find(({ paymentMethod }) => paymentMethod)?.paymentMethod?.id === own?.id;
  if (method && (change.change || (isOwn && !isShown))) {
    const isSoon = method.card && isExpiring(method.card, now);
    const value = (own || isSoon ? nameMethodWithExpiry : nameMethod)(words, method);
    return [{ label, value, ...(isSoon && { tone: "warning" as const }), ...change }];
  }
  if (change.change) return [{ label, value: say("method.saved"), ...change }];
  // If the customer's method is known or can be replaced, the page has a separate row for it.
  if (method || settings.updateCard) return [];
  if (hasPaymentMethod) return [{ label, value: say("method.saved") }];
  if (subscription.items.every(({ price }) => isFree(price))) return [];
  return [{ label, value: say("fact.card.none"), tone: "warning" }];
}

function otherItemsDetail(
  words: Speaker,
  { subscription, service, products }: SubscriptionData,
  change: Change,
): Detail[] {
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
    if (!isMixed) return words.say("fact.also.priced", { name, price });
    return words.say("fact.also.renews", { name, price, date: words.date(item.periodEnd) });
  });
  return [{ label: words.say("fact.also"), value: words.join("item", names), ...change }];
}
