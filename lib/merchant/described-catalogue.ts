import { formatMoney } from "../format";
import type { CataloguePrice, CatalogueProduct } from "../stripe/catalogue/catalogue";
import { canBeTier } from "./suggested-services";

export type DescribedPrice = {
  id: string;
  amount: string;
  interval: string;
  note: string | null;
  canBeTier: boolean;
};

export type DescribedProduct = {
  id: string;
  name: string;
  description: string | null;
  isAddon: boolean;
  prices: DescribedPrice[];
};

/** Describes the catalogue in words, for the page where a merchant chooses the service. */
export function describeCatalogue(catalogue: CatalogueProduct[]): DescribedProduct[] {
  return catalogue.map(({ id, name, description, isAddon, prices }) => ({
    id,
    name,
    description,
    isAddon,
    prices: prices.map(describePrice),
  }));
}

function describePrice(price: CataloguePrice): DescribedPrice {
  const { id, amount, currency, interval, intervalCount, nickname, isMetered, isTiered } = price;
  const every = intervalCount === 1 ? interval : `${intervalCount} ${interval}s`;
  return {
    id,
    amount: amount === null ? currency.toUpperCase() : formatMoney("en-US", amount, currency),
    interval: `per ${every}`,
    note: isMetered ? "Billed by usage" : isTiered ? "In tiers" : nickname,
    canBeTier: canBeTier(price),
  };
}
