import "server-only";
import type { StripeClient } from "../connection/client";
import type { Grant } from "../discounts/codes";
import { asking } from "../connection/errors";
import { reshapePreview } from "./previews";
import type { Preview } from "./previews";
import { idOf } from "../connection/id-of";
import { formerMark, operationMark } from "./marks";
import { reshapePaymentMethod } from "../methods/payment-methods";
import type { PaymentMethod } from "../methods/payment-methods";
import { reshapeSubscription, subscriptionExpansions } from "./reshape";
import type { Subscription } from "./reshape";
import type { StepKey } from "../connection/step-key";

/** What an ended subscription hands on besides its prices: how it was paid and taxed. */
export type Former = {
  /** Its own payment method if it is still the customer's, or else the customer's default; null without either. */
  paymentMethod: PaymentMethod | null;
  hasAutomaticTax: boolean;
  taxRateIds: string[];
  taxRateIdsByItem: Record<string, string[]>;
  /** Of the customer's own discount, which a new subscription has unless it is sent others. */
  customerDiscountId: string | null;
};

const expand = ["default_payment_method", "customer.invoice_settings.default_payment_method"];

export async function readFormer(stripe: StripeClient, subscriptionId: string): Promise<Former> {
  const from = await asking(stripe.subscriptions.retrieve(subscriptionId, { expand }));
  const own = from.default_payment_method;
  const { customer } = from;
  const isKnown = typeof customer !== "string" && !customer.deleted;
  const usual = isKnown ? customer.invoice_settings.default_payment_method : null;
  // A payment method that was detached has no customer any more, and Stripe refuses it for good.
  const isAttached = own && typeof own !== "string" && own.customer && idOf(own.customer) === idOf(customer);
  const method = isAttached ? own : usual;
  return {
    paymentMethod: reshapePaymentMethod(method),
    hasAutomaticTax: from.automatic_tax.enabled,
    taxRateIds: (from.default_tax_rates ?? []).map(({ id }) => id),
    taxRateIdsByItem: Object.fromEntries(
      from.items.data.map((item) => [item.id, (item.tax_rates ?? []).map(({ id }) => id)]),
    ),
    customerDiscountId: (isKnown && customer.discount?.id) || null,
  };
}

/** A subscription to be started: everything that decides what it costs, so that preview and creation ask the same. */
export type NewSubscription = {
  customerId: string;
  /** Always named: Stripe would take a price in its own currency, which need not be the customer's. */
  currency: string;
  /** The quantity is null where usage is billed: Stripe refuses one there. */
  items: { priceId: string; quantity: number | null; taxRateIds: string[] }[];
  taxRateIds: string[];
  hasAutomaticTax: boolean;
  /** The code that comes with it; discounts of the ended subscription do not go on. */
  grant?: Grant;
  /** Kept beside the code, which would take its place. */
  customerDiscountId?: string | null;
};

/** What starting it now would bill: at once, or (`recurring`) every period from then on. */
export async function previewNewSubscription(
  stripe: StripeClient,
  start: NewSubscription,
  mode: "next" | "recurring",
): Promise<Preview> {
  const preview = await asking(
    stripe.invoices.createPreview({
      ...sharedParams(start),
      ...(mode === "recurring" && { preview_mode: mode }),
      subscription_details: subscriptionParams(start),
    }),
  );
  return reshapePreview(preview);
}

export type Resubscription = {
  start: NewSubscription;
  paymentMethodId: string | null;
  formerId: string;
  /** What the merchant keeps on the ended subscription. */
  metadata: Record<string, string>;
  operationId: string;
};

/**
 * Starts the subscription and attempts the first payment with the saved card. A declined card or a bank's question
 * leaves it `incomplete` with an open invoice: nothing runs before it is paid. Never a trial: that was had before.
 */
export async function startAgain(
  stripe: StripeClient,
  { start, paymentMethodId, formerId, metadata, operationId }: Resubscription,
  key: StepKey,
): Promise<Subscription> {
  const created = await stripe.subscriptions.create(
    {
      ...sharedParams(start),
      ...subscriptionParams(start),
      ...(paymentMethodId && { default_payment_method: paymentMethodId }),
      payment_behavior: "allow_incomplete",
      // A first payment finished with another card makes that card the one that is charged from then on.
      payment_settings: { save_default_payment_method: "on_subscription" },
      off_session: false,
      trial_from_plan: false,
      metadata: { ...metadata, [formerMark]: formerId, [operationMark]: operationId },
      expand: subscriptionExpansions,
    },
    key("start"),
  );
  return reshapeSubscription(created);
}

function sharedParams({ customerId, currency, hasAutomaticTax, grant, customerDiscountId }: NewSubscription) {
  const kept = customerDiscountId ? [{ discount: customerDiscountId }] : [];
  return {
    customer: customerId,
    currency,
    ...(grant && { discounts: [...kept, grant] }),
    ...(hasAutomaticTax && { automatic_tax: { enabled: true } }),
  };
}

function subscriptionParams({ items, taxRateIds }: NewSubscription) {
  return {
    items: items.map((item) => ({
      price: item.priceId,
      ...(item.quantity !== null && { quantity: item.quantity }),
      ...(item.taxRateIds.length > 0 && { tax_rates: item.taxRateIds }),
    })),
    ...(taxRateIds.length > 0 && { default_tax_rates: taxRateIds }),
  };
}
