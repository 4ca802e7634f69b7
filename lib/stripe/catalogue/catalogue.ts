import "server-only";
import type Stripe from "stripe";
import { plainText } from "../../plain-text";
import type { StripeClient } from "../connection/client";
import { translateErrors } from "../connection/errors";
import { featuresOf } from "./plans";

const daysPerInterval = { day: 1, week: 7, month: 30, year: 365 };
export type Interval = keyof typeof daysPerInterval;

export type CataloguePrice = {
  id: string;
  /** In the currency's minor unit. Null for a tiered price, or an amount with a fraction of that unit. */
  amount: number | null;
  currency: string;
  /** The amount in each other currency that the price is sold in. */
  otherCurrencies: Readonly<Record<string, number | null>>;
  interval: Interval;
  intervalCount: number;
  isMetered: boolean;
  isTiered: boolean;
  nickname: string | null;
};

export type CatalogueProduct = {
  id: string;
  name: string;
  description: string | null;
  /** The merchant's tags on a product in Stripe: the service it belongs to, and its tier in that service. */
  service: string | null;
  tier: string | null;
  isAddon: boolean;
  unitLabel: string | null;
  /** Stripe's "marketing features" of the product. */
  features: string[];
  /** The price that Stripe uses by default, which may be archived. */
  defaultPriceId: string | null;
  /** Active recurring prices. Empty only for tagged products: other products without a price aren't listed. */
  prices: CataloguePrice[];
};

/**
 * Every active product with its active recurring prices, sorted by name. Tagged products are listed even without a
 * price.
 */
export async function readCatalogue(stripe: StripeClient): Promise<CatalogueProduct[]> {
  // Two lists read in parallel, however many products there are. One request per product wouldn't scale.
  const [products, prices] = await translateErrors(
    Promise.all([
      all(stripe.products.list({ active: true, limit: 100 })),
      all(
        stripe.prices.list({
          ...{ active: true, type: "recurring", limit: 100 },
          expand: ["data.currency_options"],
        }),
      ),
    ]),
  );
  return products
    .map((product) => reshapeProduct(product, prices))
    .filter(({ prices: own, service }) => own.length > 0 || service !== null)
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

const maxRows = 5_000;

function all<Row>(list: Stripe.ApiListPromise<Row>): Promise<Row[]> {
  return list.autoPagingToArray({ limit: maxRows });
}

function reshapeProduct(product: Stripe.Product, prices: Stripe.Price[]): CatalogueProduct {
  const { sb_service: service, sb_tier: tier, sb_addon: addon } = product.metadata;
  return {
    id: product.id,
    name: product.name,
    description: product.description,
    service: plainText(service ?? "").trim() || null,
    tier: plainText(tier ?? "").trim() || null,
    isAddon: addon === "true",
    unitLabel: product.unit_label ?? null,
    features: featuresOf(product),
    defaultPriceId: product.default_price ? idOf(product.default_price) : null,
    prices: prices
      .filter((price) => idOf(price.product) === product.id)
      .flatMap(reshapePrice)
      .sort(byLength),
  };
}

function reshapePrice(price: Stripe.Price): CataloguePrice[] {
  const { interval, interval_count: intervalCount, usage_type: usageType } = price.recurring ?? {};
  // An interval that Stripe adds later can't be shown, so it can't be offered.
  if (!isKnownInterval(interval) || intervalCount === undefined) return [];
  return [
    {
      id: price.id,
      amount: price.unit_amount,
      currency: price.currency,
      otherCurrencies: otherCurrenciesOf(price),
      interval,
      intervalCount,
      isMetered: usageType === "metered",
      isTiered: price.billing_scheme === "tiered",
      nickname: price.nickname,
    },
  ];
}

function otherCurrenciesOf({ currency, currency_options: options = {} }: Stripe.Price) {
  const others = Object.entries(options).filter(([name]) => name !== currency);
  return Object.fromEntries(others.map(([name, { unit_amount: amount }]) => [name, amount]));
}

function isKnownInterval(interval: string | undefined): interval is Interval {
  return interval !== undefined && Object.hasOwn(daysPerInterval, interval);
}

function byLength(one: CataloguePrice, other: CataloguePrice): number {
  const length = ({ interval, intervalCount }: CataloguePrice) => daysPerInterval[interval] * intervalCount;
  return length(one) - length(other) || (one.amount ?? 0) - (other.amount ?? 0);
}

function idOf(reference: string | { id: string }): string {
  return typeof reference === "string" ? reference : reference.id;
}
