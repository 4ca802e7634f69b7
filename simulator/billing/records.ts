/**
 * The fields of the world's objects that determine amounts: the billing engine reads and writes them. Objects have
 * other fields too. Fields starting with `_` never leave the simulator.
 */

import type { Stored } from "../world";
import type { Period } from "./clock/periods";
import type { DiscountAmount } from "./discounts/discount-allocation";
import type { Debit } from "./prorations/proration";
import type { TaxedInvoice, TaxedItem, TaxedLine } from "./taxes/tax-records";

export type Listed<T> = { object: "list"; data: T[]; has_more: boolean; total_count?: number; url: string };

export type Customer = Stored & {
  balance: number;
  currency: string | null;
  delinquent: boolean;
  default_source: string | null;
  discount?: string | null;
  email: string | null;
  name: string | null;
  invoice_prefix: string;
  next_invoice_sequence: number;
  invoice_settings: {
    default_payment_method: string | null;
    custom_fields?: { name: string; value: string }[] | null;
  };
  tax_exempt: "exempt" | "none" | "reverse" | null;
  deleted?: true;
  /** Remaining balances in currencies other than the customer's own. */
  _balances?: Record<string, number>;
};

export type SubscriptionItem = {
  id: string;
  object: "subscription_item";
  created: number;
  current_period_start: number;
  current_period_end: number;
  discounts: string[];
  metadata: Record<string, string>;
  price: string;
  quantity: number;
  subscription: string;
  /** IDs of the item's own rates. Without any, the subscription's rates apply. */
  tax_rates: string[];
  /** The charges for the current period, which may be credited. */
  _debits: Debit[];
  /** The moment from which usage is billed at this price, if later than the period's start. */
  _usageFrom?: number;
  [field: string]: unknown;
};

export type SubscriptionStatus =
  "active" | "canceled" | "incomplete" | "incomplete_expired" | "past_due" | "paused" | "trialing" | "unpaid";

export type CancellationDetails = {
  comment: string | null;
  feedback: string | null;
  feedback_option: string | null;
  reason: string | null;
};

export type Subscription = Stored & {
  object: "subscription";
  billing_cycle_anchor: number;
  billing_mode: { type: "classic" | "flexible"; flexible: unknown; updated_at?: number };
  cancel_at: number | null;
  cancel_at_period_end: boolean;
  canceled_at: number | null;
  cancellation_details: CancellationDetails;
  collection_method: "charge_automatically" | "send_invoice";
  created: number;
  currency: string;
  customer: string;
  days_until_due: number | null;
  default_payment_method: string | null;
  default_source: string | null;
  default_tax_rates: string[];
  discounts: string[];
  ended_at: number | null;
  items: Listed<SubscriptionItem>;
  latest_invoice: string | null;
  metadata: Record<string, string>;
  pause_collection: { behavior: string; resumes_at: number | null } | null;
  payment_settings: { save_default_payment_method: string | null };
  pending_update: ({ expires_at: number } & Record<string, unknown>) | null;
  schedule: string | null;
  start_date: number;
  status: SubscriptionStatus;
  trial_end: number | null;
  trial_settings: { end_behavior: { missing_payment_method: string } };
  trial_start: number | null;
  /** The change that takes effect once its invoice is paid: the one in `pending_update`, or the resumption. */
  _pending: PendingChange | null;
};

export type PendingChange = {
  invoice: string;
  fields: Partial<Subscription>;
  expiresAt: number;
  /** Parameters that are applied only when the change takes effect. */
  sent?: { cancel_at_period_end?: boolean; metadata?: Record<string, string> | "" };
};

export type CreditedItems = { invoice: string; invoice_line_items: string[] };

export type InvoiceLine = TaxedLine & {
  id: string;
  object: "line_item";
  amount: number;
  currency: string;
  description: string | null;
  discount_amounts: DiscountAmount[];
  discountable: boolean;
  discounts: string[];
  invoice: string | null;
  parent: {
    type: "invoice_item_details" | "subscription_item_details";
    invoice_item_details: unknown;
    subscription_item_details: {
      invoice_item: string | null;
      proration: boolean;
      proration_details: { credited_items: CreditedItems | null };
      subscription: string;
      subscription_item: string;
    } | null;
  };
  period: Period;
  pricing: { type: "price_details"; price_details: { price: string; product: string } } | null;
  quantity: number | null;
  [field: string]: unknown;
};

/** A charge or credit that waits for the next invoice (`ii_…`). */
export type InvoiceItem = TaxedItem & {
  object: "invoiceitem";
  amount: number;
  currency: string;
  customer: string;
  description: string | null;
  discountable: boolean;
  discounts: string[];
  invoice: string | null;
  metadata: Record<string, string>;
  parent: { type: "subscription_details"; subscription_details: SubscriptionParent } | null;
  period: Period;
  pricing: InvoiceLine["pricing"] & { unit_amount_decimal: string | null };
  proration: boolean;
  proration_details?: { credited_items: ItemCredit | null; discount_amounts: DiscountAmount[] };
  quantity: number;
};

type SubscriptionParent = { subscription: string; subscription_item?: string };

/** The debit that a credit gives back: its invoice item if it was pending, or its lines if it was invoiced. */
export type ItemCredit = {
  type: "invoice_item" | "invoice_line_items";
  invoice_item?: string;
  invoice_line_item_details?: CreditedItems;
};

export type InvoiceReason =
  "subscription_create" | "subscription_cycle" | "subscription_update" | "manual" | "upcoming";

export type Invoice = TaxedInvoice & {
  object: "invoice";
  amount_due: number;
  amount_paid: number;
  amount_remaining: number;
  attempt_count: number;
  attempted: boolean;
  auto_advance: boolean;
  automatically_finalizes_at: number | null;
  billing_reason: InvoiceReason;
  collection_method: "charge_automatically" | "send_invoice";
  created: number;
  currency: string;
  customer: string;
  default_payment_method: string | null;
  discounts: string[];
  ending_balance: number | null;
  lines: Listed<InvoiceLine>;
  next_payment_attempt: number | null;
  number: string | null;
  parent: {
    type: "subscription_details";
    quote_details: null;
    subscription_details: { metadata: Record<string, string>; subscription: string };
  } | null;
  period_start: number;
  period_end: number;
  /** Amounts credited after the invoice was paid, and before that. */
  post_payment_credit_notes_amount: number;
  pre_payment_credit_notes_amount: number;
  starting_balance: number;
  status: "draft" | "open" | "paid" | "uncollectible" | "void";
  status_transitions: InvoiceTransitions;
  subtotal: number;
  total: number;
};

export type InvoiceTransitions = {
  finalized_at: number | null;
  marked_uncollectible_at: number | null;
  paid_at: number | null;
  voided_at: number | null;
};

export type InvoicePayment = Stored & {
  object: "invoice_payment";
  amount_paid: number | null;
  amount_requested: number;
  invoice: string;
  payment: { type: "payment_intent"; payment_intent: string };
  status: "canceled" | "open" | "paid";
  status_transitions: { canceled_at: number | null; paid_at: number | null };
};

export type PaymentIntent = Stored & {
  object: "payment_intent";
  amount: number;
  amount_received: number;
  client_secret: string;
  currency: string;
  customer: string | null;
  latest_charge: string | null;
  next_action: unknown;
  payment_method: string | null;
  status:
    | "requires_payment_method"
    | "requires_confirmation"
    | "requires_action"
    | "processing"
    | "succeeded"
    | "canceled";
  /** The invoice it pays, if any. The API shows this only on the invoice's side. */
  _invoice: string | null;
  /** When the bank answers, while the payment is processing. */
  _settlesAt?: number | null;
};

/** The ID of the subscription that an invoice bills, if any. */
export function subscriptionOf(invoice: Invoice): string | null {
  return invoice.parent?.subscription_details.subscription ?? null;
}
