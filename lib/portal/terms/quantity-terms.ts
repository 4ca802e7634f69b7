import "server-only";
import { PortalError } from "../../errors";
import { type Product, readProducts } from "../../stripe/catalogue/plans";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { type CountedItem, countedItem, quantityKind } from "../plan/quantity";
import type { Visit } from "../visit/visit";
import { type Terms, unchangedItem } from "./terms";
import { termsFingerprint } from "./terms-fingerprint";

export type QuantityTerms = Terms & { counted: CountedItem; quantity: number; products: Product[] };

/**
 * The terms of another quantity. A quantity from a browser is untrusted: the product decides if customers may choose,
 * and within which limits.
 *
 * @throws PortalError `invalid` if this quantity can't be chosen.
 */
export async function readQuantityTerms(
  visit: Visit,
  subscription: Subscription,
  quantity: number,
): Promise<QuantityTerms> {
  const productIds = subscription.items.map(({ price }) => price.productId);
  const products = await readProducts(visit.stripe, productIds);
  const counted = countedItem(subscription, visit.service, products, visit.wishes);
  const kind = counted ? quantityKind(subscription, counted, quantity) : "not_offered";
  if (!counted || kind === "not_offered") throw new PortalError("invalid", "quantity_not_offered");
  const { item } = counted;
  return {
    kind,
    item,
    counted,
    quantity,
    products,
    change: { ...unchangedItem(subscription, item), quantity },
    to: item.price,
    fingerprint: termsFingerprint(subscription, item, kind),
    context: `quantity|${item.id}|${quantity}`,
  };
}
