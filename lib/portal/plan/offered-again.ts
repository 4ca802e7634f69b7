import { hasEnded } from "../../operations/facts";
import type { Service } from "../../settings/service";
import type { Plan, Product } from "../../stripe/catalogue/plans";
import { plansIn, priceIn } from "../../stripe/catalogue/price";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { movedItem, quantityOn } from "./plan-quantity";
import { baseItem } from "./plan-switch";
import { hasSuccessor } from "./successor";

/** What an ended subscription may start again as, where the merchant lets customers choose. Pure: it asks nobody. */

/**
 * The item that another plan takes the place of: the tier it was on. A product that is no tier of the service any
 * more is replaced where it was alone, because then nothing else could be meant.
 */
export function itemToReplace(subscription: Subscription, service: Service | null): Item | null {
  const base = baseItem(subscription, service);
  const [only, ...more] = subscription.items;
  return base ?? (only && more.length === 0 && !only.price.isMetered ? only : null);
}

/** Stripe bills a customer in one currency at a time, so what runs decides; or else what ended. */
export function currencyAgain(subscription: Subscription, all: Subscription[]): string {
  const running = all.find((one) => one.customerId === subscription.customerId && !hasEnded(one));
  return running?.currency ?? subscription.currency;
}

/** The plans of the service that can be started in its place: none that the customer pays for already. */
function offeredAgain(
  subscription: Subscription,
  { service, plans, all }: { service: Service | null; plans: Plan[]; all: Subscription[] },
): Plan[] {
  const replaced = itemToReplace(subscription, service);
  if (!replaced) return [];
  const currency = currencyAgain(subscription, all);
  const others = subscription.items.filter(({ id }) => id !== replaced.id);
  return plansIn(plans, currency).filter(({ price }) => {
    const fits = others.every(
      (other) =>
        priceIn(other.price, currency) !== null &&
        other.price.interval === price.interval &&
        other.price.intervalCount === price.intervalCount,
    );
    const hasOneAmount = price.isActive && price.amount !== null && !price.isMetered;
    return hasOneAmount && fits && !hasSuccessor(subscription, all, service, [price.productId]);
  });
}

/** One way to start again, with so many units; `replaced` is null where everything starts as it was. */
export type AgainChoice = { plan: Plan; quantity: number; replaced: Item | null };

/**
 * Everything a customer may choose from: the plan it was, if that is still sold, and the others. Empty where it is
 * not clear what would be exchanged.
 */
export function choicesAgain(
  subscription: Subscription,
  known: { service: Service | null; plans: Plan[]; all: Subscription[]; products: Product[] },
): AgainChoice[] {
  const item = itemToReplace(subscription, known.service);
  if (!item) return [];
  const others = offeredAgain(subscription, known).filter(({ price }) => price.id !== item.price.id);
  const moved = movedItem(item, known.products);
  const { product } = moved;
  const price = priceIn(item.price, currencyAgain(subscription, known.all));
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

/** What is paid for once it has started so. */
export function productsAgain({ items }: Subscription, { plan, replaced }: AgainChoice): string[] {
  return items.map((item) => (item.id === replaced?.id ? plan.price.productId : item.price.productId));
}
