import type { Stored } from "../../world";
import type { SentDiscount } from "../discounts/discounts";
import type { ChargePeriod, OneTimeCharge } from "../invoices/add-invoice-items";
import type { Subscription } from "../records";
import type { ProrationBehavior } from "../subscriptions/subscription-params";
import type { SentTaxRates } from "../taxes/tax-rates";

/** The source of a phase's discount. Exactly one of these fields is set. */
export type PhaseDiscount = {
  coupon: string | null;
  discount: string | null;
  promotion_code: string | null;
};

export type PhaseItem = {
  discounts: PhaseDiscount[];
  price: string;
  plan: string;
  quantity?: number;
  metadata: Record<string, string>;
  tax_rates: string[];
  [field: string]: unknown;
};

/** A one-time charge when the phase starts. */
export type PhaseCharge = {
  discountable: boolean | null;
  discounts: PhaseDiscount[];
  metadata: Record<string, string> | null;
  period: ChargePeriod;
  price: string;
  quantity: number | null;
  tax_rates: string[];
};

export type Phase = {
  add_invoice_items: PhaseCharge[];
  collection_method: Subscription["collection_method"] | null;
  default_payment_method: string | null;
  description: string | null;
  invoice_settings: { days_until_due: number | null } | null;
  start_date: number;
  end_date: number;
  currency: string;
  items: PhaseItem[];
  default_tax_rates: string[];
  discounts: PhaseDiscount[];
  proration_behavior: ProrationBehavior;
  billing_cycle_anchor: "automatic" | "phase_start" | null;
  metadata: Record<string, string> | null;
  trial_end: number | null;
  [field: string]: unknown;
};

/** Settings for every phase that doesn't override them. */
export type DefaultSettings = {
  billing_cycle_anchor: "automatic" | "phase_start";
  collection_method: Subscription["collection_method"] | null;
  default_payment_method: string | null;
  description: string | null;
  invoice_settings: { days_until_due: number | null; [field: string]: unknown };
  [field: string]: unknown;
};

export type Schedule = Stored & {
  object: "subscription_schedule";
  billing_mode: Subscription["billing_mode"];
  canceled_at: number | null;
  completed_at: number | null;
  current_phase: { start_date: number; end_date: number } | null;
  customer: string;
  default_settings: DefaultSettings;
  end_behavior: "cancel" | "release";
  metadata: Record<string, string> | null;
  phases: Phase[];
  released_at: number | null;
  released_subscription: string | null;
  status: "active" | "canceled" | "completed" | "not_started" | "released";
  subscription: string | null;
};

export type SentSettings = {
  billing_cycle_anchor?: "automatic" | "phase_start";
  collection_method?: Subscription["collection_method"];
  default_payment_method?: string;
  description?: string;
  invoice_settings?: { days_until_due?: number };
};

export type SentPhase = SentSettings & {
  add_invoice_items?: OneTimeCharge[];
  items: {
    discounts?: SentDiscount[] | "";
    price?: string;
    plan?: string;
    quantity?: number;
    metadata?: Record<string, string>;
    tax_rates?: SentTaxRates;
  }[];
  currency?: string;
  default_tax_rates?: SentTaxRates;
  start_date?: number | "now";
  end_date?: number | "now";
  duration?: { interval: "day" | "week" | "month" | "year"; interval_count?: number };
  discounts?: SentDiscount[] | "";
  proration_behavior?: ProrationBehavior;
  metadata?: Record<string, string>;
  trial?: boolean;
  trial_end?: number | "now";
};

/** The phase that the schedule is in. */
export function currentPhase(schedule: Schedule): Phase | undefined {
  return schedule.phases.find(({ start_date }) => start_date === schedule.current_phase?.start_date);
}

export function phaseAfter(schedule: Schedule, phase: Phase): Phase | undefined {
  return schedule.phases.find(({ start_date }) => start_date === phase.end_date);
}
