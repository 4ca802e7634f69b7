import "server-only";
import { type Product, readProducts } from "../../stripe/catalogue/plans";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { type AddOn, addOnsOf, removalKind } from "../plan/add-ons";
import type { Visit } from "../visit/visit";
import { type Terms, unchangedItem } from "./terms";
import { termsFingerprint } from "./terms-fingerprint";

export type AddOnTerms = Terms & { addOn: AddOn };

/** The terms of removing each add-on. An item is an add-on if the merchant has marked its product. */
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
    change: { ...unchangedItem(subscription, item), removes: true },
    to: { id: null, interval, intervalCount },
    fingerprint: termsFingerprint(subscription, item, kind),
    context: `remove_add_on|${item.id}`,
  };
}
