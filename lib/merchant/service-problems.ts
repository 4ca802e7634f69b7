import type { SavedService } from "../settings/service";
import type { CatalogueProduct } from "../stripe/catalogue/catalogue";
import { canBeTier } from "./suggested-services";

/** Why these services can't be saved, as a sentence. Undefined if they can be saved. */
export function findServiceProblem(
  services: readonly SavedService[],
  catalogue: readonly CatalogueProduct[],
  saved: readonly SavedService[],
): string | undefined {
  const tiers = services.flatMap((service) => service.tiers);
  const names = services.map(({ name }) => name.toLowerCase());
  if (new Set(names).size < names.length) return "Two services have the same name. Rename one.";
  const products = tiers.map(({ productId }) => productId);
  const twice = products.find((id, index) => products.indexOf(id) !== index);
  if (twice !== undefined)
    return `${nameIn(catalogue, twice)} is chosen twice. A product can be one tier only.`;
  if (services.some((service) => service.tiers.filter(({ isPopular }) => isPopular).length > 1))
    return "Only one tier of a service can be the most popular.";
  for (const tier of tiers) {
    const problem = tierProblem(tier, catalogue, saved);
    if (problem) return problem;
  }
  return undefined;
}

function tierProblem(
  { productId, priceIds }: SavedService["tiers"][number],
  catalogue: readonly CatalogueProduct[],
  saved: readonly SavedService[],
): string | undefined {
  const before = saved.flatMap(({ tiers }) => tiers).find((tier) => tier.productId === productId);
  const product = catalogue.find(({ id }) => id === productId);
  if (!product && !before)
    return `Stripe has no active product ${productId} with a recurring price. Reload the page.`;
  const offered = product?.prices.filter(canBeTier).map(({ id }) => id) ?? [];
  const known = [...offered, ...(before?.priceIds ?? [])];
  const strange = priceIds.find((id) => !known.includes(id));
  if (strange === undefined) return undefined;
  return `${nameIn(catalogue, productId)} has no active price ${strange} that can be a tier. Reload the page.`;
}

const nameIn = (catalogue: readonly CatalogueProduct[], productId: string) =>
  catalogue.find(({ id }) => id === productId)?.name ?? productId;
