import "server-only";
import { readProducts } from "../../stripe/catalogue/plans";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Visit } from "../visit/visit";
import { type Moved, movedItem } from "./plan-quantity";
import { baseItem } from "./plan-switch";

/** The item of a subscription that moves between the tiers, with its product; null where it is not clear which. */
export async function readMovedItem(
  { stripe, service }: Visit,
  subscription: Subscription,
): Promise<Moved | null> {
  const item = baseItem(subscription, service);
  return item && movedItem(item, await readProducts(stripe, [item.price.productId]));
}
