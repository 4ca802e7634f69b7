import "server-only";
import type Stripe from "stripe";
import { type SubscriptionStatus, subscriptionStatuses } from "../../vocabulary";
import { type Price, priceInSubscription, type PriceTier, type Rate, wholeAmount } from "../catalogue/price";
import { idOf } from "../connection/id-of";
import { type AppliedDiscount, reshapeDiscount } from "../discounts/discount-shape";
import { chargedMethodOf, type PaymentMethod, reshapePaymentMethod } from "../methods/payment-methods";
import { isResuming, type LatestInvoice, reshapeLatestInvoice } from "../payments/latest-invoice";
import { reshapeSchedule, type Schedule } from "../schedules/schedule-shape";
import { type End, reshapeEnd } from "./end-shape";

/** Translates Stripe's objects into our terms. Amounts are in the currency's minor unit, times in seconds. */

export type Item = {
  id: string;
  price: Price;
  quantity: number;
  periodStart: number;
  periodEnd: number;
  /** Discounts of only this item, if they were read. */
  discounts: AppliedDiscount[];
};

export type Subscription = {
  id: string;
  customerId: string;
  status: SubscriptionStatus;
  currency: string;
  createdAt: number;
  /** Determines the day and time of renewals. */
  billingAnchor: number;
  trialEnd: number | null;
  /** When a running subscription will end, or null. */
  endsAt: number | null;
  /** The same end, and who set it. */
  end: End | null;
  endedAt: number | null;
  sendsInvoices: boolean;
  collectionPaused: boolean;
  /**
   * Whether it is paused because someone asked Stripe to pause it, rather than because nothing could be
   * charged.
   */
  isPausedOnRequest: boolean;
  /**
   * Whether it is paused, and an open payment would resume it. An open invoice from before the pause wouldn't: it is a
   * debt.
   */
  isResuming: boolean;
  /** When collection resumes automatically. Null if no date is set. */
  collectionResumesAt: number | null;
  /** Stripe's action if there is no payment method when the trial ends. */
  withoutCardAtTrialEnd: "cancel" | "create_invoice" | "pause";
  /** Whether discounts or taxes of the subscription or its items change the amounts of its prices. */
  hasOwnTerms: boolean;
  items: Item[];
  /** Its own payment method, charged before the customer's default. Also null if the key can't read it. */
  paymentMethod: PaymentMethod | null;
  hasOwnPaymentMethod: boolean;
  /**
   * Whether a change takes effect before its payment, because the change can't wait for the payment. Known only if the
   * subscription was read individually, not in a list.
   */
  appliesAtOnce: boolean;
  latestInvoice: LatestInvoice | null;
  pendingUpdateExpiresAt: number | null;
  /** The products in a change that waits for its payment. */
  pendingProductIds: string[];
  schedule: Schedule | null;
  discounts: AppliedDiscount[];
  /**
   * The IDs of all discounts, even of those missing in `discounts`, because Stripe drops any discount that an update
   * leaves out.
   */
  discountIds: string[];
  /**
   * The ID of the customer's own discount, which applies only while the subscription has none. Null if
   * unknown.
   */
  customerDiscountId: string | null;
  metadata: Record<string, string>;
};

const expansions = ["default_payment_method", "latest_invoice", "discounts.source.coupon", "schedule"];

/** The expansions `reshapeSubscription` needs, relative to the subscription. */
export const subscriptionExpansions = [
  ...expansions,
  "customer.invoice_settings.default_payment_method",
  "items.data.price.currency_options",
  "items.data.price.tiers",
];

/**
 * Expansions for reading, the fullest first. The others are for keys that can't see payment methods, coupons, prices or
 * invoices.
 */
export const readExpansions = [subscriptionExpansions, ["latest_invoice", "schedule"], ["schedule"]];

/**
 * The same for lists. A list's own level counts towards the four levels that Stripe expands, so the currencies and
 * tiers of prices can't be included.
 */
export const listedExpansions = [expansions, ...readExpansions.slice(1)].map((paths) =>
  paths.map((path) => `data.${path}`),
);

export function reshapeSubscription(from: Stripe.Subscription): Subscription {
  const schedule = reshapeSchedule(from.schedule);
  const end = reshapeEnd(from, schedule);
  return {
    id: from.id,
    customerId: idOf(from.customer),
    // A status that Stripe adds later is shown and treated as not running, so that nothing is allowed by mistake.
    status: subscriptionStatuses.find((known) => known === from.status) ?? "paused",
    currency: from.currency,
    createdAt: from.created,
    billingAnchor: from.billing_cycle_anchor,
    trialEnd: from.status === "trialing" ? from.trial_end : null,
    endsAt: end?.at ?? null,
    end,
    endedAt: from.ended_at,
    sendsInvoices: from.collection_method === "send_invoice",
    collectionPaused: from.pause_collection !== null,
    isResuming: isResuming(from),
    isPausedOnRequest: from.status_details?.paused?.subscription.type === "pause_requested",
    collectionResumesAt: from.pause_collection?.resumes_at ?? null,
    withoutCardAtTrialEnd: reshapeTrialEnd(from.trial_settings),
    hasOwnTerms:
      from.automatic_tax.enabled ||
      [from, ...from.items.data].some(changesAmount) ||
      customerDiscountOf(from) !== null,
    items: from.items.data.map((item) => reshapeItem(item, from.currency)),
    paymentMethod: reshapePaymentMethod(from.default_payment_method),
    hasOwnPaymentMethod: from.default_payment_method !== null || from.default_source !== null,
    appliesAtOnce: chargedMethodOf(from)?.use === "applies",
    latestInvoice: reshapeLatestInvoice(from.latest_invoice),
    pendingUpdateExpiresAt: from.pending_update?.expires_at ?? null,
    pendingProductIds: (from.pending_update?.subscription_items ?? []).map(({ price }) =>
      idOf(price.product),
    ),
    schedule,
    discounts: from.discounts.flatMap(reshapeDiscount),
    discountIds: from.discounts.map(idOf),
    customerDiscountId: customerDiscountOf(from)?.id ?? null,
    metadata: from.metadata,
  };
}

function customerDiscountOf({ customer, discounts }: Stripe.Subscription): Stripe.Discount | null {
  const isCounted = discounts.length === 0 && typeof customer !== "string" && !customer.deleted;
  return (isCounted && customer.discount) || null;
}

function changesAmount(of: Stripe.Subscription | Stripe.SubscriptionItem): boolean {
  const rates = of.object === "subscription" ? of.default_tax_rates : of.tax_rates;
  return of.discounts.length > 0 || (rates ?? []).length > 0;
}

const trialEnds = ["cancel", "create_invoice", "pause"] as const;

/** A behavior that Stripe adds later counts as the default, which is to request the payment. */
function reshapeTrialEnd(from: Stripe.Subscription["trial_settings"]): (typeof trialEnds)[number] {
  const behavior = from?.end_behavior.missing_payment_method;
  return trialEnds.find((known) => known === behavior) ?? "create_invoice";
}

function reshapeItem(from: Stripe.SubscriptionItem, currency: string): Item {
  return {
    id: from.id,
    price: priceInSubscription(reshapePrice(from.price), currency),
    quantity: from.quantity ?? 1,
    periodStart: from.current_period_start,
    periodEnd: from.current_period_end,
    discounts: from.discounts.flatMap(reshapeDiscount),
  };
}

export function reshapePrice(from: Stripe.Price): Price {
  const own = rateOf(from, from);
  const options = Object.entries(from.currency_options ?? {});
  return {
    id: from.id,
    productId: idOf(from.product),
    amount: wholeAmount(own),
    rate: own,
    currency: from.currency,
    rates: {
      ...Object.fromEntries(options.map(([currency, option]) => [currency, rateOf(from, option)])),
      [from.currency]: own,
    },
    interval: from.recurring?.interval ?? "month",
    intervalCount: from.recurring?.interval_count ?? 1,
    isMetered: from.recurring?.usage_type === "metered",
    isPerUnit:
      wholeAmount(own) !== null &&
      from.transform_quantity === null &&
      from.recurring?.usage_type === "licensed",
    packages: from.transform_quantity && {
      size: from.transform_quantity.divide_by,
      isRoundedUp: from.transform_quantity.round === "up",
    },
    isActive: from.active,
  };
}

type Amounts = Pick<
  Stripe.Price | Stripe.Price.CurrencyOptions,
  "tiers" | "unit_amount" | "unit_amount_decimal"
>;

/** Tiers are present only if expanded. A price whose amount the customer chooses has no amount of its own. */
function rateOf({ billing_scheme, tiers_mode }: Stripe.Price, amounts: Amounts): Rate | null {
  if (billing_scheme === "tiered") {
    const kind = tiers_mode === "volume" ? "volume" : "graduated";
    return amounts.tiers ? { kind, tiers: amounts.tiers.map(reshapeTier) } : null;
  }
  const unit = decimalOf(amounts.unit_amount_decimal, amounts.unit_amount);
  return unit === null ? null : { kind: "unit", unit };
}

const reshapeTier = (from: Stripe.Price.Tier | Stripe.Price.CurrencyOptions.Tier): PriceTier => ({
  upTo: from.up_to,
  unit: decimalOf(from.unit_amount_decimal, from.unit_amount) ?? "0",
  flat: decimalOf(from.flat_amount_decimal, from.flat_amount) ?? "0",
});

function decimalOf(decimal: Stripe.Decimal | null, whole: number | null): string | null {
  if (decimal !== null) return String(decimal);
  return whole === null ? null : String(whole);
}
