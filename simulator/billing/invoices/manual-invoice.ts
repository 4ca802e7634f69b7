import { requireObject } from "../../require-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";
import { refuseUnsupported } from "../../wire/not-imitated";
import type { World } from "../../world";
import { replaceDiscounts, type SentDiscount } from "../discounts/discounts";
import type { Customer, Invoice, InvoiceItem, Subscription } from "../records";
import { readNewTaxRates, type SentTaxRates } from "../taxes/tax-rates";
import { draftInvoice } from "./invoice-draft";
import { renderingOf, type SentRendering } from "./invoice-rendering";
import { pendingItems } from "./service-charge";

export type ManualInvoiceParams = {
  auto_advance?: boolean;
  collection_method?: "charge_automatically" | "send_invoice";
  currency?: string;
  customer?: string;
  days_until_due?: number;
  custom_fields?: { name: string; value: string }[] | "";
  default_payment_method?: string;
  default_tax_rates?: SentTaxRates;
  description?: string;
  due_date?: number;
  footer?: string;
  statement_descriptor?: string;
  discounts?: SentDiscount[] | "";
  metadata?: Record<string, string> | "";
  rendering?: SentRendering;
  pending_invoice_items_behavior?: "exclude" | "include";
  subscription?: string;
};

const unsupportedParams = [
  "account_tax_ids",
  "application_fee_amount",
  "automatic_tax",
  "automatically_finalizes_at",
  "customer_account",
  "default_source",
  "effective_at",
  "from_invoice",
  "issuer",
  "number",
  "on_behalf_of",
  "payment_settings",
  "shipping_cost",
  "shipping_details",
  "transfer_data",
];

/**
 * As Stripe's package says, the period of a manual invoice for a subscription starts with the subscription's current
 * period.
 */
const periodStart = ({ items }: Subscription): number =>
  Math.min(...items.data.map((item) => item.current_period_start));

/** Creates a merchant's invoice from the pending items of the customer or of one subscription. */
export function createInvoice(world: World, params: ManualInvoiceParams): Invoice {
  refuseUnsupported(params, unsupportedParams);
  const subscription = params.subscription
    ? requireObject<Subscription>(world, "subscription", params.subscription, "subscription")
    : null;
  const id = params.customer ?? subscription?.customer;
  if (!id)
    throw invalidRequest("Missing required param: customer.", {
      code: "parameter_missing",
      param: "customer",
    });
  const customer = requireObject<Customer>(world, "customer", id, "customer");
  const currency = params.currency?.toLowerCase() ?? subscription?.currency ?? customer.currency ?? "usd";
  refuseForeignCurrency(subscription, currency);
  const pending = pendingItemsFor(world, { customer: customer.id, currency }, subscription, params);
  const now = world.now();
  const sends = params.collection_method === "send_invoice";
  const owner = { customer: customer.id, currency, subscription: null, discounts: [] };
  const amount = pending.reduce((sum, item) => sum + item.amount, 0);
  return draftInvoice(world, {
    customer: customer.id,
    currency,
    subscription,
    reason: "manual",
    pending,
    discounts: replaceDiscounts(world, params.discounts, owner, { amount }),
    inherits: params.discounts === undefined,
    taxRates:
      params.default_tax_rates === undefined
        ? undefined
        : readNewTaxRates(world, params.default_tax_rates, "default_tax_rates"),
    period: { start: subscription ? periodStart(subscription) : now, end: now },
    fields: {
      auto_advance: params.auto_advance ?? false,
      automatically_finalizes_at: params.auto_advance ? now + 3600 : null,
      collection_method: params.collection_method ?? "charge_automatically",
      default_payment_method: params.default_payment_method ?? null,
      description: params.description ?? null,
      due_date: sends ? (params.due_date ?? now + (params.days_until_due ?? 30) * 86_400) : null,
      ...(params.custom_fields !== undefined && { custom_fields: params.custom_fields || null }),
      footer: params.footer ?? null,
      statement_descriptor: params.statement_descriptor ?? null,
      metadata: mergeMetadata({}, params.metadata),
      rendering: renderingOf({ pdf: { page_size: "auto" } }, params.rendering),
    },
  });
}

/**
 * Documented: only an invoice without a subscription may be in another currency. The error's text is from memory and
 * unverified.
 */
function refuseForeignCurrency(subscription: Subscription | null, currency: string): void {
  if (!subscription || subscription.currency === currency) return;
  const message = `The subscription is in \`${subscription.currency}\`, so its invoice cannot be in \`${currency}\`.`;
  throw invalidRequest(message, { param: "currency" });
}

/**
 * A subscription's invoice always includes its pending items. Any other invoice includes pending items only
 * if the request says so.
 */
function pendingItemsFor(
  world: World,
  whose: { customer: string; currency: string },
  subscription: Subscription | null,
  params: ManualInvoiceParams,
): InvoiceItem[] {
  if (!subscription && params.pending_invoice_items_behavior !== "include") return [];
  return pendingItems(world, { ...whose, subscription: subscription?.id ?? null });
}
