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
import { isFree } from "./item-facts";
import { type AgainChoice, currencyAgain } from "./offered-again";
import { hasSuccessor, priceToday } from "./successor";

/** What starting again means today: what would be asked of Stripe, and what Stripe says that it costs now. */
export type ResubscriptionTerms = {
  start: NewSubscription;
  prices: { price: Price; quantity: number }[];
  paymentMethod: Former["paymentMethod"];
  due: Preview;
  /** Stands for everything but the amount that the customer was shown: the prices, the taxes, the code and the card. */
  fingerprint: string;
};

/** What the quote is for: these terms, and not a price alone. */
export const resubscriptionContext = (priceId = "") => `resubscribe ${priceId}`;

/** What is read once, however many plans are previewed. */
export type Ground = {
  subscription: Subscription;
  service: Service | null;
  /** What is paid in: the currency of what runs, or else the former one. */
  currency: string;
  all: Subscription[];
  former: Former;
  products: Product[];
  onSale: Price[];
};

/** What starts in its place: the plan instead of the item that was replaced by it, and the code that comes with it. */
export type Wish = { choice?: AgainChoice | undefined; grant?: Grant | undefined };

export async function readGround({ stripe, service }: Visit, subscription: Subscription): Promise<Ground> {
  const productIds = [...new Set(subscription.items.map(({ price }) => price.productId))];
  const archived = subscription.items.filter(({ price }) => !price.isActive);
  const [all, former, products, ...onSale] = await Promise.all([
    listSubscriptions(stripe, subscription.customerId),
    readFormer(stripe, subscription.id),
    readProducts(stripe, productIds),
    ...[...new Set(archived.map(({ price }) => price.productId))].map((id) => readActivePrices(stripe, id)),
  ]);
  const currency = currencyAgain(subscription, all);
  return { subscription, service, currency, all, former, products, onSale: onSale.flat() };
}

/**
 * Everything that decides a resubscription, the same for its preview and for its confirmation.
 *
 * @throws PortalError `not_allowed` with the reason a customer can be told: `resubscribed_already`,
 * `paid_by_invoice`, `other_currency`, `no_longer_sold` or `no_card`.
 */
export async function resubscriptionTerms(
  { stripe }: Visit,
  ground: Ground,
  wish: Wish,
): Promise<ResubscriptionTerms> {
  const { subscription, currency, former } = ground;
  const { grant } = wish;
  refuseObstacles(ground, wish);
  const prices = pricesToday(ground, wish);
  if (!former.paymentMethod && !prices.every(({ price }) => isFree(price)))
    throw new PortalError("not_allowed", "no_card");
  const start = {
    ...startOf(subscription, former, prices, currency),
    ...(grant && { grant }),
  };
  const due = await previewNewSubscription(stripe, start, "next");
  const fingerprint = sha256(JSON.stringify([start, former.paymentMethod?.id ?? null]));
  return { start, prices, paymentMethod: former.paymentMethod, due, fingerprint };
}

function refuseObstacles({ subscription, service, currency, all }: Ground, wish: Wish): void {
  const chosen = wish.choice ? [wish.choice.plan.price.productId] : [];
  if (hasSuccessor(subscription, all, service) || hasSuccessor(subscription, all, service, chosen))
    throw new PortalError("not_allowed", "resubscribed_already");
  // Who paid by invoice had an agreement with the merchant that a click cannot renew.
  if (subscription.sendsInvoices) throw new PortalError("not_allowed", "paid_by_invoice");
  // Stripe bills a customer in one currency at a time.
  if (all.some((other) => !hasEnded(other) && other.currency !== currency)) {
    throw new PortalError("not_allowed", "other_currency");
  }
}

function pricesToday(
  { subscription, currency, products, onSale }: Ground,
  { choice }: Wish,
): ResubscriptionTerms["prices"] {
  return subscription.items.map((item) => {
    const isReplaced = choice && item.id === choice.replaced?.id;
    if (isReplaced) return { price: choice.plan.price, quantity: choice.quantity };
    // The prices of an archived product may still be active; it is not sold all the same.
    const isSold = products.some(({ id, isActive }) => id === item.price.productId && isActive);
    const price = isSold ? priceToday(item.price, currency, onSale) : null;
    const isElsewhere = isSold && item.price.isActive && currency !== subscription.currency;
    if (!price) throw new PortalError("not_allowed", isElsewhere ? "other_currency" : "no_longer_sold");
    return { price, quantity: item.quantity };
  });
}

function startOf(
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
