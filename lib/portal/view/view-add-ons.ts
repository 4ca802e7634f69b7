import { addOnsOf, goesAtRenewal } from "../plan/add-ons";
import { baseItem } from "../plan/plan-switch";
import type { Speaker } from "../words/sentences";
import type { RemoveAddOnView } from "./change-shape";
import type { SubscriptionData } from "./subscription-data";

/** The add-ons to choose from; null if none can be removed. */
export function describeRemoveAddOn(
  { say, price }: Speaker,
  { subscription, service, products }: SubscriptionData,
): RemoveAddOnView | null {
  const addOns = addOnsOf(subscription, service, products);
  const [only, ...more] = addOns;
  if (!only) return null;
  return {
    title: more.length > 0 ? say("add_on.title.choose") : say("add_on.title", { addOn: only.product.name }),
    choices: addOns.map(({ item, product }) => ({
      itemId: item.id,
      name: product.name,
      price: price(item.price, item.quantity),
    })),
  };
}

/**
 * The names of the items that are scheduled to be removed at the renewal, such as "Lumen Extra History", and the time
 * of the renewal in seconds. Null if anything else is scheduled too.
 */
export function upcomingRemoval(
  { say, join }: Speaker,
  { subscription, service, products }: SubscriptionData,
): { startsAt: number; names: string } | null {
  const next = subscription.schedule?.next;
  if (!next) return null;
  const base = baseItem(subscription, service);
  const going = subscription.items.filter((item) => goesAtRenewal(subscription, item, base));
  const isAll = going.length > 0 && next.items.length === subscription.items.length - going.length;
  const isNothingElse = next.items.every(({ priceId, quantity }) =>
    subscription.items.some((item) => item.price.id === priceId && item.quantity === quantity),
  );
  if (!isAll || !isNothingElse) return null;
  const names = going.map(
    ({ price }) => products.find(({ id }) => id === price.productId)?.name ?? say("plan.unnamed"),
  );
  return { startsAt: next.startsAt, names: join("item", names) };
}
