import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { Moves } from "@/lib/settings/moves";
import type { SavedService } from "@/lib/settings/service";

/** Functions that change a service by returning a new one. */

export type SavedTier = SavedService["tiers"][number];

export const usualMoves: Moves = { rule: "any", upgrades: "now", downgrades: "renewal" };

export function changeTier(
  service: SavedService,
  productId: string,
  change: Partial<SavedTier>,
): SavedService {
  const tiers = service.tiers.map((tier) => (tier.productId === productId ? { ...tier, ...change } : tier));
  return { ...service, tiers };
}

/** Marks a tier as the most popular, and unmarks the others. */
export function markPopular(service: SavedService, productId: string, isPopular: boolean): SavedService {
  const tiers = service.tiers.map((tier) => ({
    ...tier,
    isPopular: isPopular && tier.productId === productId,
  }));
  return { ...service, tiers };
}

export function removeTier(service: SavedService, productId: string): SavedService {
  return { ...service, tiers: service.tiers.filter((tier) => tier.productId !== productId) };
}

export function moveTier(service: SavedService, productId: string, by: 1 | -1): SavedService {
  const from = service.tiers.findIndex((tier) => tier.productId === productId);
  const [moved, replaced] = [service.tiers[from], service.tiers[from + by]];
  if (!moved || !replaced) return service;
  const tiers = service.tiers.with(from, replaced).with(from + by, moved);
  return { ...service, tiers };
}

/** Adds a product with all its prices that can be chosen. */
export function addTier(service: SavedService, { id, prices }: DescribedProduct): SavedService {
  const priceIds = prices.filter(({ canBeTier }) => canBeTier).map((price) => price.id);
  return { ...service, tiers: [...service.tiers, { productId: id, priceIds }] };
}

/** Products that can become tiers and aren't in any service yet. */
export function addable(products: readonly DescribedProduct[], services: readonly SavedService[]) {
  const taken = services.flatMap(({ tiers }) => tiers.map(({ productId }) => productId));
  return products.filter(
    ({ id, isAddon, prices }) => !taken.includes(id) && !isAddon && prices.some(({ canBeTier }) => canBeTier),
  );
}
