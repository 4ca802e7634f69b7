import "server-only";
import { sha256 } from "../crypto";
import type { Grant } from "../stripe/codes";
import { readActivePrices, readProducts } from "../stripe/plans";
import type { Preview } from "../stripe/previews";
import type { Price, Subscription } from "../stripe/reshape";
import { previewNewSubscription, readFormer } from "../stripe/resubscriptions";
import type { Former, NewSubscription } from "../stripe/resubscriptions";
import { listSubscriptions } from "../stripe/subscriptions";
import { PortalError } from "./errors";
import { hasEnded } from "./permissions";
import { hasSuccessor, priceToday } from "./successor";
import type { Visit } from "./visit";

/** What starting again means today: what would be asked of Stripe, and what Stripe says that it costs now. */
export type ResubscriptionTerms = {
  start: NewSubscription;
  prices: { price: Price; quantity: number }[];
  paymentMethod: Former["paymentMethod"];
  due: Preview;
  /** Stands for everything but the amount that the customer was shown: the prices, the taxes, the code and the card. */
  fingerprint: string;
};

/**
 * Reads everything that decides a resubscription, the same for its preview and for its confirmation.
 *
 * @throws PortalError `not_allowed` with the reason a customer can be told: `resubscribed_already`,
 * `paid_by_invoice`, `other_currency`, `no_longer_sold` or `no_card`.
 */
export async function readResubscription(
  { stripe }: Pick<Visit, "stripe">,
  subscription: Subscription,
  grant?: Grant,
): Promise<ResubscriptionTerms> {
  const [all, former, prices] = await Promise.all([
    listSubscriptions(stripe, subscription.customerId),
    readFormer(stripe, subscription.id),
    readPricesToday(stripe, subscription),
  ]);
  refuseObstacles(subscription, all);
  const isFree = prices.every(({ price }) => price.amount === 0);
  if (!former.paymentMethod && !isFree) throw new PortalError("not_allowed", "no_card");
  const start = { ...startOf(subscription, former, prices), ...(grant && { grant }) };
  const due = await previewNewSubscription(stripe, start, "next");
  const fingerprint = sha256(JSON.stringify([start, former.paymentMethod?.id ?? null]));
  return { start, prices, paymentMethod: former.paymentMethod, due, fingerprint };
}

function refuseObstacles(subscription: Subscription, all: Subscription[]): void {
  if (hasSuccessor(subscription, all)) throw new PortalError("not_allowed", "resubscribed_already");
  // Who paid by invoice had an agreement with the merchant that a click cannot renew.
  if (subscription.sendsInvoices) throw new PortalError("not_allowed", "paid_by_invoice");
  // Stripe bills a customer in one currency at a time.
  const currencies = all.filter((other) => !hasEnded(other)).map(({ currency }) => currency);
  if (currencies.some((currency) => currency !== subscription.currency)) {
    throw new PortalError("not_allowed", "other_currency");
  }
}

async function readPricesToday(
  stripe: Visit["stripe"],
  { items, currency }: Subscription,
): Promise<ResubscriptionTerms["prices"]> {
  const productIds = [...new Set(items.map(({ price }) => price.productId))];
  const archived = new Set(items.filter(({ price }) => !price.isActive).map(({ price }) => price.productId));
  const [products, ...onSale] = await Promise.all([
    readProducts(stripe, productIds),
    ...[...archived].map((productId) => readActivePrices(stripe, productId)),
  ]);
  return items.map((item) => {
    // The prices of an archived product may still be active; it is not sold all the same.
    const isSold = products.some(({ id, isActive }) => id === item.price.productId && isActive);
    const price = isSold ? priceToday(item.price, currency, onSale.flat()) : null;
    if (!price) throw new PortalError("not_allowed", "no_longer_sold");
    return { price, quantity: item.quantity };
  });
}

function startOf(
  { items, currency, customerId }: Subscription,
  { hasAutomaticTax, taxRateIds, taxRateIdsByItem }: Former,
  prices: ResubscriptionTerms["prices"],
): NewSubscription {
  return {
    customerId,
    currency: prices.every(({ price }) => price.currency === currency) ? null : currency,
    items: prices.map(({ price, quantity }, index) => ({
      priceId: price.id,
      quantity: price.isMetered ? null : quantity,
      taxRateIds: taxRateIdsByItem[items[index]?.id ?? ""] ?? [],
    })),
    taxRateIds,
    hasAutomaticTax,
  };
}
