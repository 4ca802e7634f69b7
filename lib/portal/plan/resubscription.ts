import "server-only";
import { sha256 } from "../../crypto";
import { PortalError } from "../../errors";
import { hasEnded } from "../../operations/facts";
import type { Service } from "../../settings/service";
import { type Product, readActivePrices, readProducts } from "../../stripe/catalogue/plans";
import type { Price } from "../../stripe/catalogue/price";
import type { Grant } from "../../stripe/discounts/codes";
import type { Preview } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import {
  type Former,
  type NewSubscription,
  previewNewSubscription,
  readFormer,
} from "../../stripe/subscriptions/resubscriptions";
import { listSubscriptions } from "../../stripe/subscriptions/subscriptions";
import type { Visit } from "../visit/visit";
import { isFree } from "./item-checks";
import { type ResubscribeChoice, resubscribeCurrency } from "./resubscribe-choices";
import { hasSuccessor, priceToday } from "./successor";

/** The terms of resubscribing today: the request to Stripe, and Stripe's amounts for it. */
export type ResubscriptionTerms = {
  start: NewSubscription;
  prices: { price: Price; quantity: number }[];
  paymentMethod: Former["paymentMethod"];
  due: Preview;
  /**
   * Identifies everything that the customer was shown except the amount: the prices, the taxes, the code and the card.
   */
  fingerprint: string;
};

/** The context that binds a quote to resubscribing at this price. */
export const resubscriptionContext = (priceId = "") => `resubscribe ${priceId}`;

/** Data that is read once, even if many plans are previewed. */
export type ResubscriptionData = {
  subscription: Subscription;
  service: Service | null;
  /** The currency to pay in: that of a running subscription or, if none is running, that of the former one. */
  currency: string;
  all: Subscription[];
  former: Former;
  products: Product[];
  onSale: Price[];
};

/** The customer's choices: a plan to replace the former item, and a code. */
export type ResubscriptionInput = { choice?: ResubscribeChoice | undefined; grant?: Grant | undefined };

export async function readResubscriptionData(
  { stripe, service }: Visit,
  subscription: Subscription,
): Promise<ResubscriptionData> {
  const productIds = [...new Set(subscription.items.map(({ price }) => price.productId))];
  const archived = subscription.items.filter(({ price }) => !price.isActive);
  const [all, former, products, ...onSale] = await Promise.all([
    listSubscriptions(stripe, subscription.customerId),
    readFormer(stripe, subscription.id),
    readProducts(stripe, productIds),
    ...[...new Set(archived.map(({ price }) => price.productId))].map((id) => readActivePrices(stripe, id)),
  ]);
  const currency = resubscribeCurrency(subscription, all);
  return { subscription, service, currency, all, former, products, onSale: onSale.flat() };
}

/**
 * Computes the terms of a resubscription, for both its preview and its confirmation.
 *
 * @throws PortalError `not_allowed` with a reason for the customer: `resubscribed_already`, `paid_by_invoice`,
 * `other_currency`, `no_longer_sold` or `no_card`.
 */
export async function resubscriptionTerms(
  { stripe, wishes }: Visit,
  data: ResubscriptionData,
  input: ResubscriptionInput,
): Promise<ResubscriptionTerms> {
  const { subscription, currency, former } = data;
  const { grant } = input;
  refuseObstacles(data, input);
  const prices = pricesToday(data, input);
  const needsCard = wishes.forceCard?.includes("resubscribe") || !prices.every(({ price }) => isFree(price));
  if (!former.paymentMethod && needsCard) throw new PortalError("not_allowed", "no_card");
  const start = {
    ...newSubscriptionOf(subscription, former, prices, currency),
    ...(grant && { grant }),
  };
  const due = await previewNewSubscription(stripe, start, "next");
  const fingerprint = sha256(JSON.stringify([start, former.paymentMethod?.id ?? null]));
  return { start, prices, paymentMethod: former.paymentMethod, due, fingerprint };
}

function refuseObstacles(
  { subscription, service, currency, all }: ResubscriptionData,
  input: ResubscriptionInput,
): void {
  const chosen = input.choice ? [input.choice.plan.price.productId] : [];
  if (hasSuccessor(subscription, all, service) || hasSuccessor(subscription, all, service, chosen))
    throw new PortalError("not_allowed", "resubscribed_already");
  // The merchant agreed to payment by invoice once, and a click can't renew that agreement.
  if (subscription.sendsInvoices) throw new PortalError("not_allowed", "paid_by_invoice");
  // Stripe bills a customer in one currency at a time.
  if (all.some((other) => !hasEnded(other) && other.currency !== currency)) {
    throw new PortalError("not_allowed", "other_currency");
  }
}

function pricesToday(
  { subscription, currency, products, onSale }: ResubscriptionData,
  { choice }: ResubscriptionInput,
): ResubscriptionTerms["prices"] {
  return subscription.items.map((item) => {
    const isReplaced = choice && item.id === choice.replaced?.id;
    if (isReplaced) return { price: choice.plan.price, quantity: choice.quantity };
    // An archived product isn't sold, even if its prices are still active.
    const isSold = products.some(({ id, isActive }) => id === item.price.productId && isActive);
    const price = isSold ? priceToday(item.price, currency, onSale) : null;
    const isElsewhere = isSold && item.price.isActive && currency !== subscription.currency;
    if (!price) throw new PortalError("not_allowed", isElsewhere ? "other_currency" : "no_longer_sold");
    return { price, quantity: item.quantity };
  });
}

function newSubscriptionOf(
  { items, customerId }: Subscription,
  { hasAutomaticTax, taxRateIds, taxRateIdsByItem, customerDiscountId }: Former,
  prices: ResubscriptionTerms["prices"],
  currency: string,
): NewSubscription {
  return {
    customerId,
    currency,
    items: prices.map(({ price, quantity }, index) => ({
      priceId: price.id,
      quantity: price.isMetered ? null : quantity,
      taxRateIds: taxRateIdsByItem[items[index]?.id ?? ""] ?? [],
    })),
    taxRateIds,
    hasAutomaticTax,
    customerDiscountId,
  };
}
