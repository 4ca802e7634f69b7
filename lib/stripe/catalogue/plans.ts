import "server-only";
import type { Service } from "../../settings/service";
import type { StripeClient } from "../connection/client";
import { asking } from "../connection/errors";
import { reshapePrice } from "../subscriptions/reshape";
import type { Price } from "./price";

/** A price of the service that customers may choose, with the words of its product. */
export type Plan = {
  price: Price;
  product: Product;
  name: string;
  description: string | null;
  tierIndex: number;
};

export type Product = {
  id: string;
  name: string;
  description: string | null;
  isActive: boolean;
  /** What one unit is called, such as "seat"; null when the merchant has not said. */
  unitLabel: string | null;
  metadata: Record<string, string>;
};

const freshForMilliseconds = 60_000;

type Kept = { at: number; service: string; plans: Promise<Plan[]> };

// A catalogue changes rarely and every view needs it; it is kept for a minute for each client, so for each merchant.
const kept = new WeakMap<StripeClient, Kept>();

/** The active prices of the service, in the order of its tiers; read from Stripe at most once a minute. */
export function readPlans(stripe: StripeClient, service: Service | null): Promise<Plan[]> {
  if (!service) return Promise.resolve([]);
  const name = JSON.stringify(service);
  const known = kept.get(stripe);
  if (known && known.service === name && performance.now() - known.at < freshForMilliseconds)
    return known.plans;
  const plans = loadPlans(stripe, service);
  kept.set(stripe, { at: performance.now(), service: name, plans });
  // A failure must not be kept: the next view asks again.
  plans.catch(() => kept.delete(stripe));
  return plans;
}

async function loadPlans(stripe: StripeClient, { tiers }: Service): Promise<Plan[]> {
  const [products, ...prices] = await Promise.all([
    readProducts(
      stripe,
      tiers.map((tier) => tier.productId),
    ),
    ...tiers.map((tier) => asking(stripe.prices.list({ ...ofProduct(tier.productId), limit: 100 }))),
  ]);
  return tiers.flatMap((tier, tierIndex) => {
    const product = products.find(({ id }) => id === tier.productId);
    if (!product?.isActive) return [];
    const offered = (prices[tierIndex]?.data ?? []).filter((price) => tier.priceIds.includes(price.id));
    return offered.map((price) => ({
      price: reshapePrice(price),
      product,
      name: product.name,
      description: product.description,
      tierIndex,
    }));
  });
}

/** Active ones, with their tiers and with every currency they are sold in. */
const ofProduct = (product: string) => ({
  product,
  active: true,
  expand: ["data.currency_options", "data.tiers"],
});

/** The prices of a product that are on sale now, newest first. */
export async function readActivePrices(stripe: StripeClient, productId: string): Promise<Price[]> {
  const page = await asking(stripe.prices.list({ ...ofProduct(productId), type: "recurring", limit: 100 }));
  return page.data.map(reshapePrice);
}

/** Names of products, in one request for up to a hundred. */
export async function readProducts(stripe: StripeClient, ids: string[]): Promise<Product[]> {
  const wanted = [...new Set(ids)].slice(0, 100);
  if (wanted.length === 0) return [];
  const page = await asking(stripe.products.list({ ids: wanted, limit: 100 }));
  return page.data.map(({ id, name, description, active, unit_label, metadata }) => ({
    id,
    name,
    description,
    isActive: active,
    unitLabel: unit_label || null,
    metadata,
  }));
}
