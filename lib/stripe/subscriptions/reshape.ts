import "server-only";
import type Stripe from "stripe";
import type { SubscriptionStatus } from "../../vocabulary";
import { subscriptionStatuses } from "../../vocabulary";
import { reshapeDiscount } from "../discounts/discount-shape";
import type { AppliedDiscount } from "../discounts/discount-shape";
import type { End } from "./end-shape";
import { reshapeEnd } from "./end-shape";
import { idOf } from "../connection/id-of";
import { isResuming, reshapeLatestInvoice } from "../payments/latest-invoice";
import type { LatestInvoice } from "../payments/latest-invoice";
import { payerOf, reshapePaymentMethod } from "../methods/payment-methods";
import type { PaymentMethod } from "../methods/payment-methods";
import { priceAsPaid, wholeAmount } from "../catalogue/price";
import type { Price, Rate, Tier } from "../catalogue/price";
import { reshapeSchedule } from "../schedules/schedule-shape";
import type { Schedule } from "../schedules/schedule-shape";

/** Our words for what Stripe sends. Amounts are in the currency's minor unit, times in seconds. */

export type Item = {
  id: string;
  price: Price;
  quantity: number;
  periodStart: number;
  periodEnd: number;
  /** What is taken off this item alone, where that was read. */
  discounts: AppliedDiscount[];
};

export type Subscription = {
  id: string;
  customerId: string;
  status: SubscriptionStatus;
  currency: string;
  createdAt: number;
  /** Gives the day and the time of its renewals. */
  billingAnchor: number;
  trialEnd: number | null;
  /** When it will end although it is running, or null. */
  endsAt: number | null;
  /** The same end, and whose it is. */
  end: End | null;
  endedAt: number | null;
  sendsInvoices: boolean;
  collectionPaused: boolean;
  /** It stands still because somebody asked Stripe to pause it, and not because nothing could be charged. */
  isPausedOnRequest: boolean;
  /** It stands still, and a payment that would let it go on is open: what was open before the pause is a debt. */
  isResuming: boolean;
  /** When collecting begins again by itself; null while nobody said when. */
  collectionResumesAt: number | null;
  /** What Stripe does when the trial ends and there is nothing to charge. */
  withoutCardAtTrialEnd: "cancel" | "create_invoice" | "pause";
  /** Discounts or taxes, of its own or of an item's, make another amount of its prices. */
  hasOwnTerms: boolean;
  items: Item[];
  /** Of its own, which is charged before the customer's; null as well where it may not be read. */
  paymentMethod: PaymentMethod | null;
  hasOwnPaymentMethod: boolean;
  /** A change cannot wait for its payment. Known where a subscription is read by itself, and not in a list. */
  appliesAtOnce: boolean;
  latestInvoice: LatestInvoice | null;
  pendingUpdateExpiresAt: number | null;
  /** The products of a change that waits for its payment. */
  pendingProductIds: string[];
  schedule: Schedule | null;
  discounts: AppliedDiscount[];
  /** Every discount by its id, those too that cannot be described: Stripe drops what is not sent again. */
  discountIds: string[];
  /** Of the customer's own discount, which counts while the subscription has none; null where it is not known. */
  customerDiscountId: string | null;
  metadata: Record<string, string>;
};

const expansions = ["default_payment_method", "latest_invoice", "discounts.source.coupon", "schedule"];

/** What must be expanded for `reshapeSubscription`; relative to the subscription. */
export const subscriptionExpansions = [
  ...expansions,
  "customer.invoice_settings.default_payment_method",
  "items.data.price.currency_options",
  "items.data.price.tiers",
];

/** For reading: all of it, or less where the key may not see payment methods, coupons, prices or invoices. */
export const readExpansions = [subscriptionExpansions, ["latest_invoice", "schedule"], ["schedule"]];

/** The same in a list, where Stripe expands four levels too: not as far as the currencies and tiers of prices. */
export const listedExpansions = [expansions, ...readExpansions.slice(1)].map((paths) =>
  paths.map((path) => `data.${path}`),
);

export function reshapeSubscription(from: Stripe.Subscription): Subscription {
  const schedule = reshapeSchedule(from.schedule);
  const end = reshapeEnd(from, schedule);
  return {
    id: from.id,
    customerId: idOf(from.customer),
    // A status that Stripe adds later is shown and treated as not running: an unknown permission is refused.
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
      [from, ...from.items.data].some(hasTerms) ||
      customerDiscountOf(from) !== null,
    items: from.items.data.map((item) => reshapeItem(item, from.currency)),
    paymentMethod: reshapePaymentMethod(from.default_payment_method),
    hasOwnPaymentMethod: from.default_payment_method !== null || from.default_source !== null,
    appliesAtOnce: payerOf(from)?.use === "applies",
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

function hasTerms(of: Stripe.Subscription | Stripe.SubscriptionItem): boolean {
  const rates = of.object === "subscription" ? of.default_tax_rates : of.tax_rates;
  return of.discounts.length > 0 || (rates ?? []).length > 0;
}

const trialEnds = ["cancel", "create_invoice", "pause"] as const;

/** An ending that Stripe adds later is told as its usual one, which is to ask for the payment. */
function reshapeTrialEnd(from: Stripe.Subscription["trial_settings"]): (typeof trialEnds)[number] {
  const behavior = from?.end_behavior.missing_payment_method;
  return trialEnds.find((known) => known === behavior) ?? "create_invoice";
}

function reshapeItem(from: Stripe.SubscriptionItem, currency: string): Item {
  return {
    id: from.id,
    price: priceAsPaid(reshapePrice(from.price), currency),
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

/** Tiers are there only where they were asked for, and a price that the customer chooses has no amount of its own. */
function rateOf({ billing_scheme, tiers_mode }: Stripe.Price, amounts: Amounts): Rate | null {
  if (billing_scheme === "tiered") {
    const kind = tiers_mode === "volume" ? "volume" : "graduated";
    return amounts.tiers ? { kind, tiers: amounts.tiers.map(reshapeTier) } : null;
  }
  const unit = decimalOf(amounts.unit_amount_decimal, amounts.unit_amount);
  return unit === null ? null : { kind: "unit", unit };
}

const reshapeTier = (from: Stripe.Price.Tier | Stripe.Price.CurrencyOptions.Tier): Tier => ({
  upTo: from.up_to,
  unit: decimalOf(from.unit_amount_decimal, from.unit_amount) ?? "0",
  flat: decimalOf(from.flat_amount_decimal, from.flat_amount) ?? "0",
});

function decimalOf(decimal: Stripe.Decimal | null, whole: number | null): string | null {
  if (decimal !== null) return String(decimal);
  return whole === null ? null : String(whole);
}
