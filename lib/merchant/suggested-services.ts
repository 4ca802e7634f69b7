import type { SavedService } from "../settings/service";
import type { CataloguePrice, CatalogueProduct } from "../stripe/catalogue/catalogue";

/**
 * Whether the price can be a tier's. Usage-based prices can't, because customers couldn't compare the costs before a
 * change.
 */
export function canBeTier(price: CataloguePrice): boolean {
  return !price.isMetered;
}

/** Suggests one service per `sb_service` tag, with its tiers from cheapest to most expensive. */
export function suggestServices(catalogue: CatalogueProduct[]): SavedService[] {
  const tagged = catalogue.filter(
    (product) => product.service && !product.isAddon && product.prices.some(canBeTier),
  );
  const names = [...new Set(tagged.map((product) => product.service as string))];
  return names.map((name) => ({
    name: name.slice(0, 80),
    tiers: tagged
      .filter((product) => product.service === name)
      .sort((one, other) => monthlyAmount(one) - monthlyAmount(other))
      .map(({ id, prices }) => ({
        productId: id,
        priceIds: prices.filter(canBeTier).map((price) => price.id),
      })),
  }));
}

const perMonth = { day: 30, week: 30 / 7, month: 1, year: 1 / 12 };

function monthlyAmount({ prices }: CatalogueProduct): number {
  const amounts = prices.map(({ amount, interval, intervalCount }) =>
    amount === null ? Infinity : (amount * perMonth[interval]) / intervalCount,
  );
  return Math.min(...amounts);
}
