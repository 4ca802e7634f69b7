import { mergeMetadata } from "../schema/metadata";
import { shape } from "../schema/shape";
import { StripeRefusal, invalidRequest, noSuch } from "../wire/errors";
import type { World } from "../world";
import { described } from "./invoice-lines";
import { priceFor } from "./price-amount";
import { priceIn, refuseOtherCurrency } from "./price-currency";
import type { Price } from "./price-records";
import type { InvoiceItem, Subscription } from "./records";
import { roundAmount } from "./rounding";

/** Something that is charged once, with the subscription's next invoice. */
export type AddedItem = {
  discountable?: boolean;
  metadata?: Record<string, string>;
  price?: string;
  quantity?: number;
};

/** Writes down what a request charges besides; the invoice it makes takes it up, or else the next one. */
export function addInvoiceItems(
  world: World,
  subscription: Subscription,
  sent: readonly AddedItem[] = [],
): InvoiceItem[] {
  return sent.map((one, i) => {
    refuseNotImitated(one);
    const { discountable = true, metadata, quantity = 1 } = one;
    const price = onceOnly(world, one, subscription.currency, `add_invoice_items[${i}][price]`);
    const now = world.now();
    return world.put(
      shape<InvoiceItem>("invoiceitem", {
        id: world.newId("ii"),
        amount: roundAmount(priceFor(price, quantity)),
        currency: subscription.currency,
        customer: subscription.customer,
        date: now,
        description: described(world, price, quantity).productName,
        discountable,
        discounts: [],
        livemode: world.livemode,
        metadata: mergeMetadata({}, metadata),
        parent: { type: "subscription_details", subscription_details: { subscription: subscription.id } },
        period: { start: now, end: now },
        pricing: {
          type: "price_details",
          price_details: { price: price.id, product: price.product },
          unit_amount_decimal: price.unit_amount_decimal,
        },
        proration: false,
        quantity,
        quantity_decimal: String(quantity),
        tax_rates: [],
      }),
    );
  });
}

/** The texts are from memory, unverified. */
function onceOnly(world: World, { price: id }: AddedItem, currency: string, param: string): Price {
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

function refuseNotImitated(sent: object): void {
  const names = ["discounts", "period", "tax_rates"].filter((name) => name in sent);
  if (names.length === 0) return;
  const message = `The simulator does not imitate: ${names.map((name) => `add_invoice_items[${name}]`).join(", ")}.`;
  throw new StripeRefusal(501, { type: "api_error", message });
}
