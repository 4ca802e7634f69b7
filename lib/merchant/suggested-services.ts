import type { Service } from "../settings/service";
import type { CataloguePrice, CatalogueProduct } from "../stripe/catalogue/catalogue";

/** Usage-based prices can't be compared before a change, so they can't be tiers. */
export function canBeTier(price: CataloguePrice): boolean {
  return !price.isMetered;
}

/** Suggests one service per `sb_service` tag, with its tiers from cheapest to most expensive. */
export function suggestServices(catalogue: CatalogueProduct[]): Service[] {
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

type ChosenTier = { name: string; prices: CataloguePrice[] };

/** Lists what may surprise this service's customers, as sentences. None of it blocks saving. */
export function serviceWarnings(service: Service, catalogue: CatalogueProduct[]): string[] {
  const tiers = service.tiers.flatMap(({ productId, priceIds }): ChosenTier[] => {
    const product = catalogue.find(({ id }) => id === productId);
    const prices = product?.prices.filter(({ id }) => priceIds.includes(id)) ?? [];
    return product ? [{ name: product.name, prices }] : [];
  });
  return [
    ...missingWarnings(service, tiers),
    ...currencyWarnings(tiers),
    ...intervalWarnings(tiers),
    ...singlePriceWarnings(tiers),
  ];
}

function missingWarnings(service: Service, tiers: ChosenTier[]): string[] {
  const wanted = service.tiers.reduce((sum, { priceIds }) => sum + priceIds.length, 0);
  const found = tiers.reduce((sum, { prices }) => sum + prices.length, 0);
  if (found === wanted && tiers.length === service.tiers.length) return [];
  return [
    "A chosen product or price is archived in Stripe, so customers can’t choose it. Save the service again.",
  ];
}

function currencyWarnings(tiers: ChosenTier[]): string[] {
  const used = [
    ...new Set(tiers.flatMap(({ prices }) => prices.map(({ currency }) => currency.toUpperCase()))),
  ];
  if (used.length < 2) return [];
  return [
    `The prices are in different currencies (${used.join(", ")}). Customers only see those in their own.`,
  ];
}

function intervalWarnings(tiers: ChosenTier[]): string[] {
  const [first, ...others] = tiers.map(
    ({ prices }) => new Set(prices.map(({ interval, intervalCount }) => `${intervalCount} ${interval}`)),
  );
  if (!first || others.length === 0) return [];
  const isShared = [...first].some((interval) => others.every((other) => other.has(interval)));
  if (isShared) return [];
  return [
    "No billing interval is available in every tier, so switching tiers also changes how often customers pay.",
  ];
}

function singlePriceWarnings(tiers: ChosenTier[]): string[] {
  const count = tiers.reduce((sum, { prices }) => sum + prices.length, 0);
  return count === 1 ? ["There’s only one price, so customers have nothing to switch to."] : [];
}
