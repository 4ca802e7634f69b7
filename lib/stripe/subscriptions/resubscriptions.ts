import "server-only";
import type { StripeClient } from "../connection/client";
import { translateErrors } from "../connection/errors";
import { idOf } from "../connection/id-of";
import type { StepKey } from "../connection/step-key";
import type { Grant } from "../discounts/codes";
import { type PaymentMethod, reshapePaymentMethod } from "../methods/payment-methods";
import { formerMark, operationMark } from "./marks";
import { type Preview, reshapePreview } from "./previews";
import { reshapeSubscription, type Subscription, subscriptionExpansions } from "./reshape";

/**
 * The terms, in addition to the prices, that a new subscription takes over from the ended one: how it was paid and
 * taxed.
 */
export type Former = {
  /**
   * Its own payment method if it still belongs to the customer, or else the customer's default. Null if neither exists.
   */
  paymentMethod: PaymentMethod | null;
  hasAutomaticTax: boolean;
  taxRateIds: string[];
  taxRateIdsByItem: Record<string, string[]>;
  /** The ID of the customer's own discount, which a new subscription gets unless discounts are sent. */
  customerDiscountId: string | null;
};

const expand = ["default_payment_method", "customer.invoice_settings.default_payment_method"];

export async function readFormer(stripe: StripeClient, subscriptionId: string): Promise<Former> {
  const from = await translateErrors(stripe.subscriptions.retrieve(subscriptionId, { expand }));
  const own = from.default_payment_method;
  const { customer } = from;
  const isKnown = typeof customer !== "string" && !customer.deleted;
  const usual = isKnown ? customer.invoice_settings.default_payment_method : null;
  // A detached payment method has no customer, and Stripe refuses it permanently.
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

/**
 * A subscription to start. It includes everything that determines the cost, so that the preview and the creation send
 * the same parameters.
 */
export type NewSubscription = {
  customerId: string;
  /**
   * Always sent, because Stripe would otherwise use the price's own currency, which may not be the
   * customer's.
   */
  currency: string;
  /** The quantity is null for usage-based prices, because Stripe refuses one there. */
  items: { priceId: string; quantity: number | null; taxRateIds: string[] }[];
  taxRateIds: string[];
  hasAutomaticTax: boolean;
  /** A code to redeem with it. Discounts of the ended subscription don't carry over. */
  grant?: Grant;
  /** The ID of the customer's own discount. It is sent along with the code, which would otherwise replace it. */
  customerDiscountId?: string | null;
};

/**
 * Previews the bill for starting the subscription now: the first bill, or (`recurring`) the bill for each later period.
 */
export async function previewNewSubscription(
  stripe: StripeClient,
  start: NewSubscription,
  mode: "next" | "recurring",
): Promise<Preview> {
  const preview = await translateErrors(
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
  /** The merchant's metadata on the ended subscription. */
  metadata: Record<string, string>;
  operationId: string;
};

/**
 * Starts the subscription and attempts the first payment with the saved card. If the card is declined or the bank asks
 * for confirmation, the subscription is `incomplete` with an open invoice, and doesn't start before that invoice is
 * paid. There is never a trial, because the customer already had one.
 */
export async function startResubscription(
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
      // If the first payment is finished with another card, that card is charged from then on.
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
