import { enforceItemLimit } from "../../billing/customers/customer-limit";
import { replaceDiscounts, type SentDiscount } from "../../billing/discounts/discounts";
import {
  addToDraft,
  noLongerEditable,
  removeFromDraft,
  requireDraft,
} from "../../billing/invoices/draft-items";
import { describePrice } from "../../billing/invoices/invoice-lines";
import { pricingOf } from "../../billing/prices/bare-amount";
import { priceFor } from "../../billing/prices/price-amount";
import { priceIn, refuseOtherCurrency } from "../../billing/prices/price-currency";
import type { Price } from "../../billing/prices/price-records";
import { roundAmount } from "../../billing/prices/rounding";
import type { Customer, Invoice, InvoiceItem, Subscription } from "../../billing/records";
import { readNewTaxRates, type SentTaxRates } from "../../billing/taxes/tax-rates";
import type { Call, Matches, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { buildObject } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest, StripeRefusal } from "../../wire/errors";
import { refuseUnsupported } from "../../wire/not-imitated";
import type { World } from "../../world";

const notImitated = ["quantity_decimal", "tax_behavior", "tax_code", "unit_amount_decimal"];

type CreateParams = {
  amount?: number;
  currency?: string;
  customer: string;
  description?: string;
  invoice?: string;
  discountable?: boolean;
  discounts?: SentDiscount[] | "";
  metadata?: Record<string, string> | "";
  period?: { start: number; end: number };
  pricing?: { price?: string };
  quantity?: number;
  subscription?: string;
  tax_rates?: SentTaxRates;
};

const requireInvoiceItem = ({ world, path }: Call): InvoiceItem =>
  requireObject(world, "invoiceitem", path.invoiceitem ?? "");

/** Adds a charge to the draft that it names or to the customer's next invoice. */
function create({ world, params }: Call): InvoiceItem {
  const sent = params as CreateParams;
  if (!sent.customer)
    throw invalidRequest("Missing required param: customer.", {
      code: "parameter_missing",
      param: "customer",
    });
  refuseUnsupported(params, [...notImitated, "customer_account", "price_data"]);
  const customer = requireObject<Customer>(world, "customer", sent.customer, "customer");
  const { quantity = 1, subscription } = sent;
  const owner =
    subscription && requireObject<Subscription>(world, "subscription", subscription, "subscription");
  const charged = chargeOf(world, sent, quantity, customer);
  const draft = sent.invoice ? requireDraft(world, sent.invoice, customer.id, charged.currency) : null;
  enforceItemLimit(world, customer.id, draft?.id ?? null);
  if (!customer.currency) world.change(customer, { currency: charged.currency });
  const now = world.now();
  const item = world.put(
    buildObject<InvoiceItem>("invoiceitem", {
      id: world.newId("ii"),
      ...charged,
      customer: customer.id,
      date: now,
      discountable: sent.discountable ?? charged.amount >= 0,
      // Without discounts in the request, the item has none of its own. The invoice's discounts, which are the
      // subscription's, apply to all lines.
      discounts: replaceDiscounts(world, sent.discounts ?? "", {
        customer: customer.id,
        currency: charged.currency,
        subscription: subscription ?? null,
        discounts: owner ? owner.discounts : [],
      }),
      invoice: null,
      livemode: world.livemode,
      metadata: mergeMetadata({}, sent.metadata),
      parent: subscription ? { type: "subscription_details", subscription_details: { subscription } } : null,
      period: sent.period ?? { start: now, end: now },
      quantity,
      quantity_decimal: String(quantity),
      ...ratesOf(world, sent),
    }),
  );
  return draft ? addToDraft(world, draft, item) : item;
}

/** The item's own tax rates. An item without rates gets its invoice's rates. */
function ratesOf(world: World, { tax_rates: sent }: Pick<CreateParams, "tax_rates">, had: string[] = []) {
  if (sent === undefined) return { tax_rates: had };
  const tax_rates = readNewTaxRates(world, sent, "tax_rates", had);
  return { tax_rates, _taxRates: tax_rates.length > 0 ? tax_rates : undefined };
}

/**
 * The item's charge: a quantity of a price, or an amount. Unless the request names a currency, an amount uses the
 * currency of its invoice or customer.
 */
function chargeOf(world: World, sent: CreateParams, quantity: number, customer: Customer) {
  const { amount, currency, description, pricing } = sent;
  if (pricing?.price) {
    const found = requireObject<Price>(world, "price", pricing.price, "pricing[price]");
    const wanted = currency?.toLowerCase() ?? found.currency;
    refuseOtherCurrency(found, wanted, "pricing[price]");
    const price = priceIn(found, wanted);
    return {
      amount: roundAmount(priceFor(price, quantity)),
      currency: price.currency,
      description: description ?? describePrice(world, price, quantity).productName,
      pricing: {
        type: "price_details" as const,
        price_details: { price: price.id, product: price.product },
        unit_amount_decimal: price.unit_amount_decimal,
      },
    };
  }
  const of = sent.invoice && requireObject<Invoice>(world, "invoice", sent.invoice, "invoice").currency;
  const settled = currency?.toLowerCase() ?? (of || customer.currency);
  if (amount === undefined || !settled) {
    throw invalidRequest("You must specify either `pricing[price]`, or `amount` and `currency`.", {
      code: "parameter_missing",
    });
  }
  const bare = { amount, currency: settled, description: description ?? null };
  return { ...bare, pricing: pricingOf(world, bare) };
}

function update(call: Call): InvoiceItem {
  const item = requirePending(call);
  refuseUnsupported(call.params, [...notImitated, "invoicing_rules", "price_data", "pricing", "quantity"]);
  const { amount, description, discountable, metadata, period, ...sent } =
    call.params as Partial<CreateParams>;
  const { currency, customer, discounts, parent } = item;
  const subscription = parent?.subscription_details.subscription ?? null;
  return call.world.change<InvoiceItem>(item, {
    ...(amount !== undefined && {
      amount,
      pricing: pricingOf(call.world, { amount, currency, description: description ?? item.description }),
    }),
    ...(description !== undefined && { description }),
    ...(discountable !== undefined && { discountable }),
    ...(period !== undefined && { period }),
    ...ratesOf(call.world, sent, item.tax_rates),
    discounts: replaceDiscounts(call.world, sent.discounts, { currency, customer, discounts, subscription }),
    metadata: mergeMetadata(item.metadata, metadata),
  });
}

function remove(call: Call) {
  const item = requireInvoiceItem(call);
  removeFromDraft(call.world, item);
  call.world.remove(item);
  return { id: item.id, object: "invoiceitem", deleted: true };
}

/** Stripe allows changing an item on a draft. Here, the item must be deleted and created again. */
function requirePending({ world, path }: Call): InvoiceItem {
  const item = requireObject<InvoiceItem>(world, "invoiceitem", path.invoiceitem ?? "");
  if (item.invoice === null) return item;
  if (requireObject<Invoice>(world, "invoice", item.invoice).status !== "draft") throw noLongerEditable();
  const message = "The simulator does not imitate: changing an invoice item of a draft.";
  throw new StripeRefusal(501, { type: "api_error", message });
}

function list({ world, params }: Call): Matches {
  const { pending } = params as { pending?: boolean };
  const matches = listMatching<InvoiceItem>(world, "invoiceitem", params, ["pending"]);
  return {
    matches: pending === undefined ? matches : matches.filter((item) => (item.invoice === null) === pending),
  };
}

export const invoiceItems: Resource = {
  "GET /v1/invoiceitems": list,
  "POST /v1/invoiceitems": create,
  "GET /v1/invoiceitems/{invoiceitem}": requireInvoiceItem,
  "POST /v1/invoiceitems/{invoiceitem}": update,
  "DELETE /v1/invoiceitems/{invoiceitem}": remove,
};
