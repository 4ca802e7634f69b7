import "server-only";
import type Stripe from "stripe";
import type { Service } from "../../settings/service";
import type { StripeClient } from "../connection/client";
import { translateErrors } from "../connection/errors";
import { reshapePrice } from "../subscriptions/reshape";
import { readCached } from "./catalogue-cache";
import type { Price } from "./price";

/** A price in the service that customers may choose, with its product's name and description. */
export type Plan = {
  price: Price;
  product: Product;
  name: string;
  description: string | null;
  tierIndex: number;
  /** Whether the merchant marked this tier as the most popular. */
  isPopular?: boolean;
};

export type Product = {
  id: string;
  name: string;
  description: string | null;
  isActive: boolean;
  /** The name of one unit, such as "seat". Null if the merchant hasn't set it. */
  unitLabel: string | null;
  metadata: Record<string, string>;
};

/**
 * The active prices of the service, in the order of its tiers. With `onlyPriceId`, just the tier that has
 * this price.
 */
export async function readPlans(
  stripe: StripeClient,
  service: Service | null,
  onlyPriceId?: string,
): Promise<Plan[]> {
  const isWanted = ({ priceIds }: Service["tiers"][number]) =>
    onlyPriceId === undefined || priceIds.includes(onlyPriceId);
  const productIds = (service?.tiers ?? []).filter(isWanted).map(({ productId }) => productId);
  const [products, prices] = await Promise.all([
    readProducts(stripe, productIds),
    readCached(stripe, "prices", productIds, (ids) => loadPrices(stripe, ids)),
  ]);
  return (service?.tiers ?? []).flatMap(({ productId, priceIds, isPopular = false }, tierIndex) => {
    const product = products.find(({ id }) => id === productId);
    if (!product?.isActive) return [];
    const { name, description } = product;
    const offered = prices
      .flat()
      .filter((price) => price.productId === productId && priceIds.includes(price.id));
    return offered.map((price) => ({ price, product, name, description, tierIndex, isPopular }));
  });
}

async function loadPrices(stripe: StripeClient, productIds: string[]): Promise<Map<string, Price[]>> {
  const lists = await Promise.all(
    productIds.map((id) => translateErrors(stripe.prices.list({ ...listParams(id), limit: 100 }))),
  );
  return new Map(lists.map(({ data }, place) => [productIds[place] ?? "", data.map(reshapePrice)]));
}

/** Lists active prices, with their tiers and every currency they are sold in. */
const listParams = (product: string) => ({
  product,
  active: true,
  expand: ["data.currency_options", "data.tiers"],
});

/** The product's prices on sale now, newest first. */
export async function readActivePrices(stripe: StripeClient, productId: string): Promise<Price[]> {
  const page = await translateErrors(
    stripe.prices.list({ ...listParams(productId), type: "recurring", limit: 100 }),
  );
  return page.data.map(reshapePrice);
}

/**
 * The products with these IDs. Those that aren't in the cache are read in one request, which returns at most a hundred.
 *
 * @param how `isDisplayOnly`: the result is only displayed, so even a change may use the cache.
 */
export function readProducts(
  stripe: StripeClient,
  ids: string[],
  how?: { isDisplayOnly: boolean },
): Promise<Product[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const wanted = [...new Set(ids)].slice(0, 100);
  return readCached(stripe, "product", wanted, (missing) => loadProducts(stripe, missing), how);
}

async function loadProducts(stripe: StripeClient, ids: string[]): Promise<Map<string, Product>> {
  const page = await translateErrors(stripe.products.list({ ids, limit: 100 }));
  return new Map(page.data.map((product) => [product.id, reshapeProduct(product)]));
}

function reshapeProduct(product: Stripe.Product): Product {
  const { id, name, active, unit_label, metadata } = product;
  const description = product.description || featuresOf(product).join(" · ") || null;
  return { id, name, description, isActive: active, unitLabel: unit_label || null, metadata };
}

/** Returns Stripe's "marketing features" of the product. */
export function featuresOf({ marketing_features: features }: Pick<Stripe.Product, "marketing_features">) {
  return (features ?? []).flatMap(({ name }) => (name ? [name] : []));
}
