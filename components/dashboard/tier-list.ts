import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { Service } from "@/lib/settings/service";

type Tiers = Service["tiers"];

/** Returns the saved tiers that can still be chosen. */
export function tiersInCatalogue(tiers: Tiers, products: DescribedProduct[]): Tiers {
  return tiers.flatMap(({ productId, priceIds }) => {
    const prices = products.find(({ id }) => id === productId)?.prices ?? [];
    const known = priceIds.filter((priceId) =>
      prices.some(({ id, canBeTier }) => id === priceId && canBeTier),
    );
    return known.length > 0 ? [{ productId, priceIds: known }] : [];
  });
}

export function addPrice(tiers: Tiers, productId: string, priceId: string): Tiers {
  const tier = tiers.find((each) => each.productId === productId);
  if (!tier) return [...tiers, { productId, priceIds: [priceId] }];
  if (tier.priceIds.includes(priceId)) return tiers;
  return tiers.map((each) => (each === tier ? { productId, priceIds: [...each.priceIds, priceId] } : each));
}

/** Removes a price, and the tier with its last one. */
export function removePrice(tiers: Tiers, productId: string, priceId: string): Tiers {
  return tiers
    .map((tier) =>
      tier.productId === productId
        ? { productId, priceIds: tier.priceIds.filter((each) => each !== priceId) }
        : tier,
    )
    .filter(({ priceIds }) => priceIds.length > 0);
}

export function moveTier(tiers: Tiers, productId: string, by: 1 | -1): Tiers {
  const from = tiers.findIndex((tier) => tier.productId === productId);
  const to = from + by;
  const [moved, replaced] = [tiers[from], tiers[to]];
  if (!moved || !replaced) return tiers;
  return tiers.map((tier, index) => (index === from ? replaced : index === to ? moved : tier));
}
