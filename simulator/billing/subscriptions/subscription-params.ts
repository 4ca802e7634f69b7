import { invalidRequest, StripeRefusal } from "../../wire/errors";
import { isRequested } from "../../wire/not-imitated";
import type { SentDiscount } from "../discounts/discounts";
import type { OneTimeCharge } from "../invoices/add-invoice-items";
import type { SentTaxRates } from "../taxes/tax-rates";
import type { SentItem } from "./item-targets";

/**
 * The parameters of subscription requests that the engine supports, after the request has been validated and
 * parsed.
 */

export type ProrationBehavior = "always_invoice" | "create_prorations" | "none";
export type PaymentBehavior =
  "allow_incomplete" | "default_incomplete" | "error_if_incomplete" | "pending_if_incomplete";
export type SentCancellationDetails = { comment?: string; feedback?: string; feedback_option?: string };

type SharedParams = {
  add_invoice_items?: OneTimeCharge[];
  cancel_at?: number | "max_billed_until" | "max_period_end" | "min_period_end" | "";
  cancel_at_period_end?: boolean;
  collection_method?: "charge_automatically" | "send_invoice";
  days_until_due?: number;
  default_payment_method?: string;
  default_tax_rates?: SentTaxRates;
  description?: string;
  discounts?: SentDiscount[] | "";
  items?: SentItem[];
  metadata?: Record<string, string> | "";
  off_session?: boolean;
  payment_behavior?: PaymentBehavior;
  payment_settings?: { save_default_payment_method?: string };
  proration_behavior?: ProrationBehavior;
  trial_end?: "now" | number;
  trial_settings?: { end_behavior: { missing_payment_method?: string } };
};

export type CreateParams = SharedParams & {
  customer?: string;
  currency?: string;
  backdate_start_date?: number;
  billing_cycle_anchor?: number;
  billing_mode?: { type: "classic" | "flexible"; flexible?: { proration_discounts?: string } };
  trial_period_days?: number;
};

export type UpdateParams = SharedParams & {
  billing_cycle_anchor?: { type: "now" | "unchanged" };
  cancellation_details?: SentCancellationDetails;
  pause_collection?: { behavior: string; resumes_at?: number } | "";
  proration_date?: number;
};

/** Stripe parameters that the engine would otherwise silently ignore, so it refuses them by name. */
const unsupportedParams = [
  "application_fee_percent",
  "automatic_tax",
  "billing_cycle_anchor_config",
  "billing_schedules",
  "billing_thresholds",
  "customer_account",
  "default_source",
  "invoice_settings",
  "on_behalf_of",
  "pending_invoice_item_interval",
  "transfer_data",
  "trial_from_plan",
];
const unsupportedItemParams = ["billing_thresholds", "current_trial"];

export function refuseUnsupported(params: Record<string, unknown>): void {
  const items = (params.items ?? []) as Record<string, unknown>[];
  const inItems = unsupportedItemParams.filter((name) => items.some((item) => isRequested(item[name])));
  const payment = params.payment_settings as { payment_method_options?: unknown } | undefined;
  const names = [
    ...(isRequested(payment?.payment_method_options) ? ["payment_settings[payment_method_options]"] : []),
    ...unsupportedParams.filter((name) => isRequested(params[name])),
    ...inItems.map((name) => `items[${name}]`),
  ];
  if (names.length === 0) return;
  throw new StripeRefusal(501, {
    type: "api_error",
    message: `The simulator does not imitate: ${names.join(", ")}.`,
  });
}

/**
 * The parameters of a pending update. Stripe's changelog says that three of them were added in 2026: discounts,
 * metadata and cancellation at period end.
 */
const pendingUpdateParams = new Set([
  "add_invoice_items",
  "billing_cycle_anchor",
  "cancel_at_period_end",
  "discounts",
  "expand",
  "items",
  "metadata",
  "off_session",
  "payment_behavior",
  "proration_behavior",
  "proration_date",
  "trial_end",
  "trial_from_plan",
]);

/** A pending update allows few parameters. The error's text is unverified. */
export function checkPendingUpdateParams(params: UpdateParams): void {
  const names = Object.keys(params).filter((name) => !pendingUpdateParams.has(name));
  if (names.length > 0) {
    throw invalidRequest(
      `You can only use the following parameters with \`payment_behavior=pending_if_incomplete\`: ${[...pendingUpdateParams].join(", ")}. Unsupported: ${names.join(", ")}.`,
      { param: names[0]! },
    );
  }
}
