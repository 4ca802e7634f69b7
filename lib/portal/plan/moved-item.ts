import "server-only";
import { readProducts } from "../../stripe/catalogue/plans";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Visit } from "../visit/visit";
import { type MovedItem, movedItem } from "./plan-quantity";
import { baseItem } from "./plan-switch";

/** The item that moves between tiers, with its product; null if it isn't clear which one. */
export async function readMovedItem(
  { stripe, service }: Visit,
  subscription: Subscription,
): Promise<MovedItem | null> {
  const item = baseItem(subscription, service);
  return item && movedItem(item, await readProducts(stripe, [item.price.productId]));
}
