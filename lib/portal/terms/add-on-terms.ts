import "server-only";
import { type Product, readProducts } from "../../stripe/catalogue/plans";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { type AddOn, addOnsOf, removalKind } from "../plan/add-ons";
import type { Visit } from "../visit/visit";
import { circumstances } from "./circumstances";
import { type Terms, unchanged } from "./terms";

export type AddOnTerms = Terms & { addOn: AddOn };

/** What removing each add-on is. What an add-on is, is said by the merchant's mark on its product. */
export async function readAddOnTerms(
  visit: Visit,
  subscription: Subscription,
): Promise<{ products: Product[]; removals: AddOnTerms[] }> {
  const productIds = subscription.items.map(({ price }) => price.productId);
  const products = await readProducts(visit.stripe, productIds);
  const addOns = addOnsOf(subscription, visit.service, products);
  return { products, removals: addOns.map((addOn) => addOnTerms(subscription, addOn)) };
}

function addOnTerms(subscription: Subscription, addOn: AddOn): AddOnTerms {
  const { item } = addOn;
  const kind = removalKind(subscription);
  const { interval, intervalCount } = item.price;
  return {
    kind,
    item,
    addOn,
    change: { ...unchanged(subscription, item), removes: true },
    to: { id: null, interval, intervalCount },
    fingerprint: circumstances(subscription, item, kind),
    context: `remove_add_on|${item.id}`,
  };
}
