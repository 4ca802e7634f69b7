import type { SavedService } from "../settings/service";
import type { CataloguePrice, CatalogueProduct } from "../stripe/catalogue/catalogue";

/** A tier as its customers can choose it. */
type ChosenTier = {
  name: string;
  product: CatalogueProduct | undefined;
  prices: CataloguePrice[];
  missing: number;
};

/**
 * Returns sentences that warn about settings that may surprise this service's customers. None of them blocks saving,
 * canceling or invoices.
 *
 * @param names of products that aren't in the catalogue, because they are archived.
 */
export function serviceWarnings(
  service: SavedService,
  catalogue: readonly CatalogueProduct[],
  names: Readonly<Record<string, string>> = {},
): string[] {
  const tiers = service.tiers
    .filter(({ isHidden }) => !isHidden)
    .map(({ productId, priceIds }): ChosenTier => {
      const product = catalogue.find(({ id }) => id === productId);
      const prices = product?.prices.filter(({ id }) => priceIds.includes(id)) ?? [];
      const name = product?.name ?? names[productId] ?? productId;
      return { name, product, prices, missing: priceIds.length - prices.length };
    });
  const sold = tiers.filter(({ prices }) => prices.length > 0);
  return [
    ...tiers.flatMap(archivedWarning),
    ...tiers.flatMap(defaultWarning),
    ...untouchedWarnings(service, catalogue),
    ...currencyWarnings(sold),
    ...intervalWarnings(sold),
    ...singlePriceWarnings(sold),
  ];
}

function archivedWarning({ name, product, prices, missing }: ChosenTier): string[] {
  if (!product || product.prices.length === 0)
    return [`${name} is archived in Stripe or has no recurring price, so customers can’t choose it.`];
  if (missing === 0) return [];
  return prices.length === 0
    ? [`All chosen prices of ${name} are archived in Stripe, so customers can’t choose it.`]
    : [`${name} uses an archived price, which customers can’t choose.`];
}

function defaultWarning({ name, product }: ChosenTier): string[] {
  const { defaultPriceId = null, prices = [] } = product ?? {};
  if (defaultPriceId === null || prices.length === 0 || prices.some(({ id }) => id === defaultPriceId))
    return [];
  return [`The default price of ${name} in Stripe is archived or isn’t recurring.`];
}

/** Products with the service's tag that can't be tiers. */
function untouchedWarnings({ name, tiers }: SavedService, catalogue: readonly CatalogueProduct[]): string[] {
  const isTier = ({ id }: CatalogueProduct) => tiers.some(({ productId }) => productId === id);
  return catalogue
    .filter((product) => product.service === name && product.prices.length === 0 && !isTier(product))
    .map((product) => `${product.name} is tagged for this service but has no recurring price.`);
}

const currenciesOf = ({ currency, otherCurrencies }: CataloguePrice) => [
  currency,
  ...Object.keys(otherCurrencies),
];

function currencyWarnings(tiers: ChosenTier[]): string[] {
  const used = [...new Set(tiers.flatMap(({ prices }) => prices.flatMap(currenciesOf)))];
  return used.flatMap((currency) => {
    const sells = ({ prices }: ChosenTier) => prices.some((price) => currenciesOf(price).includes(currency));
    const lacking = tiers.filter((tier) => !sells(tier)).map(({ name }) => name);
    if (lacking.length === 0) return [];
    const code = currency.toUpperCase();
    return [
      `${listed(lacking)} ${lacking.length === 1 ? "has" : "have"} no price in ${code}, so customers who pay in ${code} don’t see ${lacking.length === 1 ? "it" : "them"}.`,
    ];
  });
}

const listed = (names: string[]) => new Intl.ListFormat("en").format(names);

function intervalWarnings(tiers: ChosenTier[]): string[] {
  const [first, ...others] = tiers.map(
    ({ prices }) => new Set(prices.map(({ interval, intervalCount }) => `${intervalCount} ${interval}`)),
  );
  if (!first || others.length === 0) return [];
  const isShared = [...first].some((interval) => others.every((other) => other.has(interval)));
  if (isShared) return [];
  return [
    "No billing period is available for every tier, so switching tiers also changes how often customers pay.",
  ];
}

function singlePriceWarnings(tiers: ChosenTier[]): string[] {
  const count = tiers.reduce((sum, { prices }) => sum + prices.length, 0);
  return count === 1 ? ["There’s only one price, so customers have nothing to switch to."] : [];
}
