import type { PortalSettings } from "../../settings/schema";
import type { Service } from "../../settings/service";
import type { Plan, Product } from "../../stripe/catalogue/plans";
import type { AppliedDiscount } from "../../stripe/discounts/discount-shape";
import type { PaymentMethod } from "../../stripe/methods/payment-methods";
import type { Draft } from "../../stripe/payments/drafts";
import type { NextInvoice } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Debt } from "../payment/debts";

/** The next invoice as Stripe computes it: minor units, and seconds. A line's quantity is what was used so far. */
export type NextCharge = Pick<
  NextInvoice,
  "amountDue" | "currency" | "chargedAt" | "lines" | "hasAllLines" | "discountAmounts"
>;

/** All that is known of one subscription when it is described. */
export type Described = {
  subscription: Subscription;
  /** Every subscription of the visit's customers, this one too. */
  all: Subscription[];
  settings: PortalSettings;
  service: Service | null;
  plans: Plan[];
  products: Product[];
  /** Of the customer, charged when the subscription has none of its own. */
  customerMethod: PaymentMethod | null;
  /** Everything the customer has saved; empty where it is not asked for. */
  methods: PaymentMethod[];
  /** There is a way to pay, of the subscription or of the customer. */
  hasPaymentMethod: boolean;
  /** What is taken off every subscription of the customer that has no discount of its own. */
  customerDiscount: AppliedDiscount | null;
  nextCharge: NextCharge | null;
  /** The draft of the renewal that has just been: until it goes out, that is the next charge. */
  draft: Draft | null;
  /** Seconds; what is near or over is told by it. */
  now: number;
  /** Every open invoice of the customer, oldest first, of other subscriptions too. */
  open: Debt[];
  /** With which Stripe.js asks a bank's question inside the page; null where it may not. */
  bankKey: string | null;
  /** What the next click means; renewed with each view. */
  intentId: string;
};
