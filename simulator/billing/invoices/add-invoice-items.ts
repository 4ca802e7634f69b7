import { buildObject } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import type { World } from "../../world";
import { nextPeriod } from "../clock/next-period";
import type { Period } from "../clock/periods";
import { replaceDiscounts, type ResolveDiscounts, type SentDiscount } from "../discounts/discounts";
import { priceFor } from "../prices/price-amount";
import { priceIn, refuseOtherCurrency } from "../prices/price-currency";
import type { Price } from "../prices/price-records";
import { roundAmount } from "../prices/rounding";
import type { InvoiceItem, Subscription } from "../records";
import { readNewTaxRates, type SentTaxRates } from "../taxes/tax-rates";
import { describePrice } from "./invoice-lines";

/**
 * The period of a one-time charge. Both ends are timestamps or named moments; a phase's charge may use the
 * phase's start and end.
 */
export type ChargePeriod = {
  start: { type: "max_item_period_start" | "now" | "phase_start" | "timestamp"; timestamp?: number };
  end: { type: "min_item_period_end" | "phase_end" | "timestamp"; timestamp?: number };
};

/** Documented: the default period is the time during which all items are in service. */
export const sharedServicePeriod: ChargePeriod = {
  start: { type: "max_item_period_start" },
  end: { type: "min_item_period_end" },
};

/** A one-time charge on the subscription's next invoice. */
export type OneTimeCharge = {
  discountable?: boolean;
  discounts?: SentDiscount[] | "";
  metadata?: Record<string, string>;
  period?: ChargePeriod;
  price?: string;
  quantity?: number;
  tax_rates?: SentTaxRates;
};

/**
 * Creates the request's one-time charges as invoice items, for the invoice that the request creates or else for the
 * next one.
 */
export function addInvoiceItems(
  world: World,
  subscription: Subscription,
  sent: readonly OneTimeCharge[] = [],
): InvoiceItem[] {
  return sent.map((one, i) => {
    const path = `add_invoice_items[${i}]`;
    const price = requireOneTimePrice(world, one, subscription.currency, `${path}[price]`);
    const rates = readNewTaxRates(world, one.tax_rates ?? "", `${path}[tax_rates]`);
    refuseReversedPeriod(one, path);
    const give: ResolveDiscounts = (...asked) =>
      replaceDiscounts(asked[0], asked[1], asked[2], undefined, `${path}[discounts]`);
    return addOneTimeCharge(world, subscription, one, { price, rates, give, at: world.now() });
  });
}

/** A period with two timestamps must not end before it starts. The error's text is from memory and unverified. */
export function refuseReversedPeriod({ period }: OneTimeCharge, path: string): void {
  const [start, end] = [period?.start.timestamp, period?.end.timestamp];
  if (start === undefined || end === undefined || start <= end) return;
  throw invalidRequest("`period.end` must be greater than or equal to `period.start`.", {
    param: `${path}[period][end][timestamp]`,
  });
}

type ChargeTerms = { price: Price; rates: string[]; give: ResolveDiscounts; at: number };

/** Creates a one-time charge that has already been checked. */
export function addOneTimeCharge(
  world: World,
  subscription: Subscription,
  { discountable = true, discounts, metadata, period = sharedServicePeriod, quantity = 1 }: OneTimeCharge,
  { price, rates, give, at }: ChargeTerms,
): InvoiceItem {
  const { id, customer, currency } = subscription;
  const owner = { customer, currency, subscription: id, discounts: subscription.discounts };
  return world.put(
    buildObject<InvoiceItem>("invoiceitem", {
      id: world.newId("ii"),
      amount: roundAmount(priceFor(price, quantity)),
      currency,
      customer,
      date: at,
      description: describePrice(world, price, quantity).productName,
      discountable,
      discounts: give(world, discounts ?? "", owner),
      livemode: world.livemode,
      metadata: mergeMetadata({}, metadata),
      parent: { type: "subscription_details", subscription_details: { subscription: id } },
      period: periodOfCharge(world, subscription, period, at),
      pricing: {
        type: "price_details",
        price_details: { price: price.id, product: price.product },
        unit_amount_decimal: price.unit_amount_decimal,
      },
      proration: false,
      quantity,
      quantity_decimal: String(quantity),
      tax_rates: rates,
      ...(rates.length > 0 && { _taxRates: rates }),
    }),
  );
}

function periodOfCharge(
  world: World,
  subscription: Subscription,
  { start, end }: ChargePeriod,
  at: number,
): Period {
  const items = subscription.items.data.map((item) =>
    item.current_period_end <= at ? nextPeriod(world, subscription, item) : item,
  );
  const named = {
    now: at,
    max_item_period_start: Math.max(...items.map((item) => item.current_period_start)),
  };
  return {
    start: start.timestamp ?? named[start.type as keyof typeof named],
    end: end.timestamp ?? Math.min(...items.map((item) => item.current_period_end)),
  };
}

/** The errors' texts are from memory and unverified. */
export function requireOneTimePrice(
  world: World,
  { price: id }: OneTimeCharge,
  currency: string,
  param: string,
): Price {
  if (id === undefined)
    throw invalidRequest(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  const price = world.find<Price>("price", id);
  if (!price) throw noSuch("price", id, param);
  if (price.recurring) {
    throw invalidRequest(
      "The price specified is set to `type=recurring` but this field only accepts prices with `type=one_time`.",
      { param },
    );
  }
  if (!price.active)
    throw invalidRequest("The price specified is inactive. This field only accepts active prices.", {
      param,
    });
  refuseOtherCurrency(price, currency, param);
  return priceIn(price, currency);
}
