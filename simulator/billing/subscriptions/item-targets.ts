import { formatAmount } from "../../money";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import type { World } from "../../world";
import type { SentDiscount } from "../discounts/discounts";
import { priceOf } from "../lookup";
import { isMetered, priceInAdvance } from "../prices/price-amount";
import { priceIn, refuseMixedCurrencies, refuseOtherCurrency } from "../prices/price-currency";
import type { Price } from "../prices/price-records";
import { roundAmount } from "../prices/rounding";
import type { Subscription, SubscriptionItem } from "../records";
import { readTaxRates, type SentTaxRates } from "../taxes/tax-rates";

/** A subscription item in a request. */
export type SentItem = {
  id?: string;
  price?: string;
  plan?: string;
  quantity?: number;
  deleted?: boolean;
  discounts?: SentDiscount[] | "";
  metadata?: Record<string, string> | "";
  tax_rates?: SentTaxRates;
};

/** The change to an item. The item is deleted if `after` is null, and new if `before` is null. */
export type ItemTarget = {
  before: SubscriptionItem | null;
  after: WantedItem | null;
};

export type WantedItem = {
  price: Price;
  quantity: number;
  metadata: Record<string, string>;
  /** The item's own discounts, as sent. If undefined, they stay as they are. */
  discounts?: SentDiscount[] | "";
  /** The IDs of its own tax rates. If undefined, they stay as they are. */
  taxRates?: string[];
};

/**
 * The change to each item, in the subscription's order. An item sent without an `id` is added. An item sent with a
 * price but no `quantity` returns to one unit. Items that aren't sent stay unchanged.
 */
export function itemTargets(
  world: World,
  subscription: Subscription,
  sent: readonly SentItem[] = [],
  path = "items",
): ItemTarget[] {
  const existing = subscription.items.data;
  sent.forEach(({ id }, i) => {
    if (id !== undefined && !existing.some((item) => item.id === id)) {
      throw noSuch("subscription_item", id, `${path}[${i}][id]`);
    }
  });
  const kept = existing.map((item): ItemTarget => {
    const at = sent.findIndex(({ id }) => id === item.id);
    return at < 0 ? unchanged(world, item) : changed(world, subscription, item, sent[at]!, `${path}[${at}]`);
  });
  const added = sent.flatMap((one, i) =>
    one.id === undefined
      ? [{ before: null, after: newTarget(world, subscription.currency, one, `${path}[${i}]`) }]
      : [],
  );
  const targets = [...kept, ...added];
  checkItemsTogether(targets, subscription.billing_mode.type);
  return targets;
}

type NewItems = {
  mode: "classic" | "flexible";
  path?: string;
  /** The request's currency. By default, the currency of the prices. */
  currency: string | undefined;
};

/** The items of a subscription that doesn't exist yet. */
export function newItemTargets(
  world: World,
  sent: readonly SentItem[] | undefined,
  { mode, path = "items", currency }: NewItems,
): ItemTarget[] {
  if (!sent?.length)
    throw invalidRequest(`Missing required param: ${path}.`, { code: "parameter_missing", param: path });
  const own = currency ?? findPrice(world, sent[0]!, `${path}[0]`).currency;
  if (currency === undefined) {
    sent.forEach((one, i) => {
      refuseMixedCurrencies(findPrice(world, one, `${path}[${i}]`), own, `${path}[${i}][price]`);
    });
  }
  const targets = sent.map((one, i) => ({
    before: null,
    after: newTarget(world, own, one, `${path}[${i}]`),
  }));
  checkItemsTogether(targets, mode);
  return targets;
}

export function unchanged(world: World, item: SubscriptionItem): ItemTarget {
  const { quantity, metadata } = item;
  return { before: item, after: { price: priceOf(world, item.price), quantity, metadata } };
}

export function isChanged({ before, after }: ItemTarget): boolean {
  return before?.price !== after?.price.id || before?.quantity !== after?.quantity;
}

function changed(
  world: World,
  { currency }: Subscription,
  item: SubscriptionItem,
  sent: SentItem,
  path: string,
): ItemTarget {
  if (sent.deleted) return { before: item, after: null };
  const isSamePrice = (sent.price ?? sent.plan ?? item.price) === item.price;
  const price = isSamePrice ? priceOf(world, item.price) : findPrice(world, sent, path);
  if (!isSamePrice) refuseOtherCurrency(price, currency, `${path}[price]`);
  const quantity = quantityOf(price, sent, (sent.price ?? sent.plan) ? 1 : item.quantity, path);
  refuseTooLarge(priceIn(price, currency), quantity, `${path}[quantity]`);
  const metadata = mergeMetadata(item.metadata, sent.metadata);
  return { before: item, after: { price, quantity, metadata, ...sentTerms(world, sent, path) } };
}

function newTarget(world: World, currency: string, sent: SentItem, path: string) {
  const price = findPrice(world, sent, path);
  refuseOtherCurrency(price, currency, `${path}[price]`);
  const quantity = quantityOf(price, sent, 1, path);
  refuseTooLarge(priceIn(price, currency), quantity, `${path}[quantity]`);
  return {
    price,
    quantity,
    metadata: mergeMetadata({}, sent.metadata),
    ...sentTerms(world, sent, path),
  };
}

const sentTerms = (world: World, { discounts, tax_rates: rates }: SentItem, path: string) => ({
  ...(discounts !== undefined && { discounts }),
  ...(rates !== undefined && { taxRates: readTaxRates(world, rates, `${path}[tax_rates]`) }),
});

/** A metered item has no quantity: zero is stored, and a request must not send a quantity. */
function quantityOf(price: Price, { quantity }: SentItem, otherwise: number, path: string): number {
  if (!isMetered(price)) return quantity ?? otherwise;
  if (quantity === undefined) return 0;
  throw invalidRequest(
    `Quantity should not be specified where usage_type is \`metered\`. Remove quantity from \`${path}\``,
    { param: `${path}[quantity]` },
  );
}

function findPrice(world: World, sent: SentItem, path: string): Price {
  const id = sent.price ?? sent.plan;
  const param = `${path}[price]`;
  if (id === undefined)
    throw invalidRequest(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  const price = world.find<Price>("price", id);
  if (!price) throw noSuch("price", id, param);
  if (!price.active) {
    throw invalidRequest("The price specified is inactive. This field only accepts active prices.", {
      param,
    });
  }
  if (!price.recurring) {
    throw invalidRequest(
      "The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.",
      { param },
    );
  }
  return price;
}

/** Both texts, and the old name of the parameter, are Stripe's (observed). */
function repeatedPrice(price: string, targets: readonly ItemTarget[]) {
  const holder = targets.find(({ before, after }) => before !== null && after?.price.id === price)?.before;
  const message = holder
    ? `A new item with Price ${price} can't be added to this Subscription because an existing Subscription Item ${holder.id} ` +
      "is already using that Price. If you want to update the existing item (e.g., to adjust the quantity), pass the " +
      "existing Subscription Item's `id` in your update request: " +
      "https://stripe.com/docs/api/subscriptions/update#update_subscription-items-id"
    : `Cannot create a Subscription with multiple Subscription Items with the same Price: ${price}`;
  return invalidRequest(message, { param: "plan" });
}

const maxClassicItems = 20;

/**
 * Each item must have a different price. Classic billing renews all items together and limits their number. The limit
 * of flexible billing since 2026 is unknown, so it isn't checked. The errors' texts for classic billing are from memory
 * and unverified.
 */
function checkItemsTogether(targets: readonly ItemTarget[], mode: "classic" | "flexible"): void {
  const prices = targets.flatMap(({ after }) => (after ? [after.price] : []));
  if (prices.length === 0)
    throw invalidRequest("A subscription must have at least one active plan.", { param: "items" });
  const repeated = prices.find((price, i) => prices.findIndex(({ id }) => id === price.id) < i);
  if (repeated) throw repeatedPrice(repeated.id, targets);
  const intervals = new Set(
    prices.map(({ recurring }) => `${recurring!.interval_count} ${recurring!.interval}`),
  );
  if (mode === "classic" && prices.length > maxClassicItems) {
    throw invalidRequest(`Subscriptions can have at most ${maxClassicItems} items.`, { param: "items" });
  }
  if (mode === "classic" && intervals.size > 1) {
    throw invalidRequest(
      "Currency and interval fields must match across all plans on this subscription. Found mismatch in interval field.",
    );
  }
}

/** Documented for card payments, in minor units. The lower limits of other payment methods aren't checked. */
const maxChargeAmount = 999_999_999_999;

/**
 * Refuses a quantity that costs more than the largest allowed charge. The message is the one for charges, with the
 * documented amount (unverified).
 */
function refuseTooLarge(price: Price, quantity: number, param: string): void {
  if (roundAmount(priceInAdvance(price, quantity)) <= maxChargeAmount) return;
  throw invalidRequest(`Amount must be no more than ${formatAmount(maxChargeAmount, price.currency)}`, {
    code: "amount_too_large",
    param,
  });
}
