import type { Stored } from "../world";
import type { SentDiscount } from "./discounts";
import type { Subscription } from "./records";
import type { ProrationBehavior } from "./subscription-params";
import type { SentTaxRates } from "./tax-rates";

export type PhaseItem = {
  price: string;
  plan: string;
  quantity?: number;
  metadata: Record<string, string>;
  tax_rates: string[];
  [field: string]: unknown;
};

export type Phase = {
  start_date: number;
  end_date: number;
  currency: string;
  items: PhaseItem[];
  default_tax_rates: string[];
  discounts: { coupon: string | null; discount: string | null; promotion_code: string | null }[];
  proration_behavior: ProrationBehavior;
  billing_cycle_anchor: "automatic" | "phase_start" | null;
  metadata: Record<string, string> | null;
  trial_end: number | null;
  [field: string]: unknown;
};

export type Schedule = Stored & {
  object: "subscription_schedule";
  billing_mode: Subscription["billing_mode"];
  canceled_at: number | null;
  completed_at: number | null;
  current_phase: { start_date: number; end_date: number } | null;
  customer: string;
  end_behavior: "cancel" | "release";
  metadata: Record<string, string> | null;
  phases: Phase[];
  released_at: number | null;
  released_subscription: string | null;
  status: "active" | "canceled" | "completed" | "not_started" | "released";
  subscription: string | null;
};

export type SentPhase = {
  items: {
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
  billing_cycle_anchor?: "automatic" | "phase_start";
  metadata?: Record<string, string>;
  trial?: boolean;
  trial_end?: number | "now";
};

/** The phase a schedule is in. */
export function currentPhase(schedule: Schedule): Phase | undefined {
  return schedule.phases.find(({ start_date }) => start_date === schedule.current_phase?.start_date);
}

export function phaseAfter(schedule: Schedule, phase: Phase): Phase | undefined {
  return schedule.phases.find(({ start_date }) => start_date === phase.end_date);
}
