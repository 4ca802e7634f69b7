import { hasEnded } from "../../operations/facts";
import { moveBetween } from "../../settings/move-between";
import type { Service } from "../../settings/service";
import type { Plan, Product } from "../../stripe/catalogue/plans";
import { plansIn, priceIn } from "../../stripe/catalogue/price";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { movedItem, quantityOn } from "./plan-quantity";
import { baseItem } from "./plan-switch";
import { hasSuccessor } from "./successor";

/** Decides which plans a customer can choose for resubscribing, if the merchant allows a choice. Pure. */

/**
 * The item that another plan replaces: the former tier. If no item is a tier of the service any more, the only item is
 * replaced, because no other item could be meant.
 */
export function itemToReplace(subscription: Subscription, service: Service | null): Item | null {
  const base = baseItem(subscription, service);
  const [only, ...more] = subscription.items;
  return base ?? (only && more.length === 0 && !only.price.isMetered ? only : null);
}

/**
 * The currency of a running subscription, because Stripe bills a customer in one currency at a time. If no subscription
 * is running, the currency of the ended subscription.
 */
export function resubscribeCurrency(subscription: Subscription, all: Subscription[]): string {
  const running = all.find((one) => one.customerId === subscription.customerId && !hasEnded(one));
  return running?.currency ?? subscription.currency;
}

/** The service's plans that can replace the former plan, without those that the customer already pays for. */
function resubscribePlans(
  subscription: Subscription,
  { service, plans, all }: { service: Service | null; plans: Plan[]; all: Subscription[] },
): Plan[] {
  const replaced = itemToReplace(subscription, service);
  if (!replaced) return [];
  const currency = resubscribeCurrency(subscription, all);
  const others = subscription.items.filter(({ id }) => id !== replaced.id);
  return plansIn(plans, currency).filter(({ price }) => {
    const fits = others.every(
      (other) =>
        priceIn(other.price, currency) !== null &&
        other.price.interval === price.interval &&
        other.price.intervalCount === price.intervalCount,
    );
    const hasOneAmount = price.isActive && price.amount !== null && !price.isMetered;
    const isAllowed = moveBetween(service, replaced.price.productId, price.productId) !== null;
    return isAllowed && hasOneAmount && fits && !hasSuccessor(subscription, all, service, [price.productId]);
  });
}

/** One way to resubscribe, with this quantity. `replaced` is null if the former plan starts again. */
export type ResubscribeChoice = { plan: Plan; quantity: number; replaced: Item | null };

/**
 * All choices of a customer: the former plan, if it is still sold, and the other plans. Empty if it isn't clear which
 * item would be replaced.
 */
export function resubscribeChoices(
  subscription: Subscription,
  known: { service: Service | null; plans: Plan[]; all: Subscription[]; products: Product[] },
): ResubscribeChoice[] {
  const item = itemToReplace(subscription, known.service);
  if (!item) return [];
  const others = resubscribePlans(subscription, known).filter(({ price }) => price.id !== item.price.id);
  const moved = movedItem(item, known.products);
  const { product } = moved;
  const price = priceIn(item.price, resubscribeCurrency(subscription, known.all));
  const listed = known.plans.find((plan) => plan.price.id === item.price.id);
  const tierIndex = known.service?.tiers.findIndex((tier) => tier.productId === item.price.productId) ?? 0;
  const before =
    product?.isActive && price?.isActive
      ? { product, name: product.name, description: null, tierIndex, ...listed, price }
      : null;
  return [
    ...(before ? [{ plan: before, quantity: item.quantity, replaced: null }] : []),
    ...others.flatMap((plan) => {
      const quantity = quantityOn(plan, moved);
      return quantity === null ? [] : [{ plan, quantity, replaced: item }];
    }),
  ].sort((one, other) => one.plan.tierIndex - other.plan.tierIndex);
}

/** The products that the customer pays for after resubscribing this way. */
export function productsAfterResubscribe(
  { items }: Subscription,
  { plan, replaced }: ResubscribeChoice,
): string[] {
  return items.map((item) => (item.id === replaced?.id ? plan.price.productId : item.price.productId));
}
