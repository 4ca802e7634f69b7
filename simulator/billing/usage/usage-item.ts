import { buildObject } from "../../schema/build-object";
import type { World } from "../../world";
import type { Period } from "../clock/periods";
import type { Price } from "../prices/price-records";
import type { InvoiceItem, Subscription } from "../records";

/** The usage of an item in a period, and its price. */
export type UsageCharge = {
  price: Price;
  quantity: number;
  amount: number;
  description: string;
  period: Period;
  /** The IDs of the item's tax rates. */
  taxRates: string[];
};

/** Builds an invoice item that bills usage on the next invoice, without adding it to the world. */
export function usageItem(
  world: World,
  subscription: Subscription,
  subscriptionItem: string,
  { price, quantity, amount, description, period, taxRates }: UsageCharge,
): InvoiceItem {
  return buildObject<InvoiceItem>("invoiceitem", {
    id: world.newId("ii"),
    amount,
    currency: subscription.currency,
    customer: subscription.customer,
    date: world.now(),
    description,
    discountable: true,
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
      unit_amount_decimal: price.unit_amount_decimal,
    },
    proration: false,
    quantity,
    quantity_decimal: String(quantity),
    tax_rates: taxRates,
    _taxRates: taxRates,
  });
}
