import { formatMoney } from "../format";
import type { CataloguePrice, CatalogueProduct } from "../stripe/catalogue/catalogue";
import { canBeTier } from "./suggested-services";

export type DescribedPrice = {
  id: string;
  /** The amount in the price's own currency. */
  amount: string;
  /** The amount in each currency that the price is sold in. */
  amounts: Record<string, string>;
  /** "per month" */
  interval: string;
  /** "Monthly". Prices with the same label are in the same column. */
  column: string;
  note: string | null;
  canBeTier: boolean;
};

export type DescribedProduct = {
  id: string;
  name: string;
  description: string | null;
  features: string[];
  isAddon: boolean;
  prices: DescribedPrice[];
};

/** Describes the catalogue in words, for the page where a merchant chooses the services. */
export function describeCatalogue(catalogue: readonly CatalogueProduct[]): DescribedProduct[] {
  return catalogue.map(({ id, name, description, features, isAddon, prices }) => ({
    ...{ id, name, description, features, isAddon },
    prices: prices.map(describePrice),
  }));
}

function describePrice(price: CataloguePrice): DescribedPrice {
  const { id, amount, currency, otherCurrencies, interval, intervalCount, nickname } = price;
  const { isMetered, isTiered } = price;
  const every = intervalCount === 1 ? interval : `${intervalCount} ${interval}s`;
  const sold = Object.entries({ [currency]: amount, ...otherCurrencies });
  return {
    id,
    amount: amountIn(currency, amount),
    amounts: Object.fromEntries(sold.map(([name, each]) => [name, amountIn(name, each)])),
    interval: `per ${every}`,
    column: columns[`${intervalCount} ${interval}`] ?? `Every ${every}`,
    note: isMetered ? "Billed by usage" : isTiered ? "In tiers" : nickname,
    canBeTier: canBeTier(price),
  };
}

const columns: Record<string, string> = {
  "1 day": "Daily",
  "1 week": "Weekly",
  "1 month": "Monthly",
  "3 month": "Quarterly",
  "1 year": "Yearly",
};

const amountIn = (currency: string, amount: number | null) =>
  amount === null ? currency.toUpperCase() : formatMoney("en-US", amount, currency);
