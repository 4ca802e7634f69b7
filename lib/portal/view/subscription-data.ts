import type { PortalSettings } from "../../settings/schema";
import type { Service } from "../../settings/service";
import type { Plan, Product } from "../../stripe/catalogue/plans";
import type { AppliedDiscount } from "../../stripe/discounts/discount-shape";
import type { PaymentMethod } from "../../stripe/methods/payment-methods";
import type { Draft } from "../../stripe/payments/drafts";
import type { NextInvoice } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Debt } from "../payment/debts";
import type { PageWishes } from "../wishes/read-wishes";

/**
 * The next invoice as Stripe computes it, in minor units and seconds. For usage, a line's quantity is the usage so far.
 */
export type NextCharge = Pick<
  NextInvoice,
  "amountDue" | "currency" | "chargedAt" | "lines" | "hasAllLines" | "discountAmounts"
>;

/** Everything needed to describe one subscription. */
export type SubscriptionData = {
  subscription: Subscription;
  /** Every subscription of the visit's customers, including this one. */
  all: Subscription[];
  settings: PortalSettings;
  service: Service | null;
  wishes: PageWishes;
  plans: Plan[];
  products: Product[];
  /** The customer's default, charged if the subscription has no payment method of its own. */
  customerMethod: PaymentMethod | null;
  /** All saved methods of the customer. Empty if they weren't read. */
  methods: PaymentMethod[];
  /** Whether the subscription or the customer has a payment method. */
  hasPaymentMethod: boolean;
  /** The customer's discount, which applies to every subscription without a discount of its own. */
  customerDiscount: AppliedDiscount | null;
  nextCharge: NextCharge | null;
  /** The draft invoice of a renewal that has just happened. It is the next charge until Stripe charges it. */
  draft: Draft | null;
  /** The current time in seconds. Decides which dates are upcoming and which are past. */
  now: number;
  /** Every open invoice of the customer, including those of other subscriptions, oldest first. */
  open: Debt[];
  /** The key for Stripe.js to show the bank's confirmation inside the page. Null if that isn't possible. */
  publishableKey: string | null;
  /** The next click's intent. New in each view. */
  intentId: string;
};
