import { buildObject } from "../../schema/build-object";
import type { World } from "../../world";
import type { Period } from "../clock/periods";
import type { DiscountAmount } from "../discounts/discount-allocation";
import { describePrice } from "../invoices/invoice-lines";
import { describeRemainingTime, describeUnusedTime } from "../invoices/line-descriptions";
import { priceOf } from "../lookup";
import type { InvoiceItem, ItemCredit, Subscription } from "../records";

export type Proration = {
  kind: "credit" | "debit";
  price: string;
  quantity: number;
  amount: number;
  period: Period;
  /** The debit that this credit gives back, if known. */
  credited?: ItemCredit;
  discountAmounts?: DiscountAmount[];
  /** The IDs of its own tax rates, which override the invoice's, so that a credit gives back the tax that was paid. */
  taxRates: readonly string[];
};

/** Builds the invoice item that Stripe creates for a proration, without adding it to the world. */
export function prorationItem(
  world: World,
  subscription: Subscription,
  subscriptionItem: string,
  { kind, amount, period, quantity, ...proration }: Proration,
): InvoiceItem {
  const price = priceOf(world, proration.price);
  const describe = kind === "credit" ? describeUnusedTime : describeRemainingTime;
  return buildObject<InvoiceItem>("invoiceitem", {
    id: world.newId("ii"),
    amount,
    currency: subscription.currency,
    customer: subscription.customer,
    date: world.now(),
    description: describe(describePrice(world, price, quantity), period.start),
    discountable: false,
    discounts: [],
    livemode: world.livemode,
    metadata: {},
    net_amount: amount,
    parent: {
      type: "subscription_details",
      subscription_details: { subscription: subscription.id, subscription_item: subscriptionItem },
    },
    period,
    pricing: {
      type: "price_details",
      price_details: { price: price.id, product: price.product },
      unit_amount_decimal: null,
    },
    proration: true,
    proration_details: {
      credited_items: proration.credited ?? null,
      discount_amounts: proration.discountAmounts ?? [],
    },
    quantity,
    quantity_decimal: String(quantity),
    tax_rates: [...proration.taxRates],
    _taxRates: proration.taxRates,
  });
}
