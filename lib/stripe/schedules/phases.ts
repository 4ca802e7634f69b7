import type Stripe from "stripe";
import { idOf } from "../connection/id-of";
import { operationMark } from "../subscriptions/marks";

/**
 * Turns a schedule's phases into parameters for an update. According to Stripe's documentation, an update must describe
 * the current and all later phases completely. For any field that is left out, Stripe uses the subscription's value.
 */

type Phase = Stripe.SubscriptionSchedule.Phase;
type PhaseItem = Phase["items"][number];
export type PhaseParams = Stripe.SubscriptionScheduleUpdateParams.Phase;

/** The parameters for an unchanged phase, with all its fields, including fields that someone else set. */
export function toPhaseParams(phase: Phase): PhaseParams {
  return {
    ...toTermParams(phase),
    items: phase.items.map(toItemParams),
    discounts: phase.discounts.map(toDiscountParams),
    add_invoice_items: phase.add_invoice_items.map(toChargeParams),
    proration_behavior: phase.proration_behavior,
    start_date: phase.start_date,
    end_date: phase.end_date,
    ...toTrialParams(phase),
    ...(phase.billing_cycle_anchor && { billing_cycle_anchor: phase.billing_cycle_anchor }),
    ...(phase.metadata && { metadata: phase.metadata }),
  };
}

/** If `trial_end` is sent, `trial` isn't needed. If both were sent, the date would have to be the end of the phase. */
function toTrialParams({ trial, trial_end }: Phase): Pick<PhaseParams, "trial" | "trial_end"> {
  if (trial_end !== null) return { trial_end };
  return trial ? { trial } : {};
}

/**
 * A phase of our own that follows another. It has the same terms, without one-time charges, and is marked
 * with the operation that scheduled it. Nothing is prorated when it starts.
 */
export function phaseFollowing(phase: Phase, operationId: string): PhaseParams {
  return {
    ...toTermParams(phase),
    items: phase.items.map(toItemParams),
    discounts: phase.discounts.map(toDiscountParams),
    proration_behavior: "none",
    metadata: { ...phase.metadata, [operationMark]: operationId },
  };
}

function toTermParams(phase: Phase): Omit<PhaseParams, "items"> {
  const { billing_thresholds: thresholds, transfer_data: transfer, automatic_tax: tax } = phase;
  return {
    // Without the currency, a price sold in several currencies would be charged in its own.
    currency: phase.currency,
    ...(phase.default_payment_method && { default_payment_method: idOf(phase.default_payment_method) }),
    ...(phase.collection_method && { collection_method: phase.collection_method }),
    ...(phase.default_tax_rates && { default_tax_rates: phase.default_tax_rates.map(idOf) }),
    ...(tax && {
      automatic_tax: {
        enabled: tax.enabled,
        ...(tax.liability && { liability: toIssuerParams(tax.liability) }),
      },
    }),
    ...(phase.description && { description: phase.description }),
    ...(phase.invoice_settings && { invoice_settings: toInvoiceParams(phase.invoice_settings) }),
    ...(thresholds && {
      billing_thresholds: {
        ...(thresholds.amount_gte !== null && { amount_gte: thresholds.amount_gte }),
        ...(thresholds.reset_billing_cycle_anchor && { reset_billing_cycle_anchor: true }),
      },
    }),
    ...(phase.application_fee_percent && { application_fee_percent: phase.application_fee_percent }),
    ...(phase.on_behalf_of && { on_behalf_of: idOf(phase.on_behalf_of) }),
    ...(transfer && {
      transfer_data: {
        destination: idOf(transfer.destination),
        ...(transfer.amount_percent !== null && { amount_percent: transfer.amount_percent }),
      },
    }),
  };
}

function toInvoiceParams(
  from: NonNullable<Phase["invoice_settings"]>,
): PhaseParams["invoice_settings"] & object {
  return {
    ...(from.account_tax_ids && { account_tax_ids: from.account_tax_ids.map(idOf) }),
    ...(from.custom_fields && { custom_fields: from.custom_fields }),
    ...(from.days_until_due !== null && { days_until_due: from.days_until_due }),
    ...(from.description && { description: from.description }),
    ...(from.footer && { footer: from.footer }),
    ...(from.issuer && { issuer: toIssuerParams(from.issuer) }),
  };
}

const toIssuerParams = <Type extends string>({
  type,
  account,
}: {
  type: Type;
  account?: string | { id: string };
}) => ({
  type,
  ...(account && { account: idOf(account) }),
});

export function toItemParams(item: PhaseItem): PhaseParams["items"][number] {
  const usage = item.billing_thresholds?.usage_gte;
  return {
    price: idOf(item.price),
    ...(item.quantity !== undefined && { quantity: item.quantity }),
    ...(item.discounts.length > 0 && { discounts: item.discounts.map(toDiscountParams) }),
    ...(item.tax_rates && { tax_rates: item.tax_rates.map(idOf) }),
    ...(item.metadata && { metadata: item.metadata }),
    ...(typeof usage === "number" && { billing_thresholds: { usage_gte: usage } }),
  };
}

type Charge = Phase["add_invoice_items"][number];

function toChargeParams(charge: Charge): NonNullable<PhaseParams["add_invoice_items"]>[number] {
  return {
    price: idOf(charge.price),
    period: charge.period,
    ...(charge.quantity !== null && { quantity: charge.quantity }),
    ...(charge.discountable !== null && { discountable: charge.discountable }),
    ...(charge.discounts.length > 0 && { discounts: charge.discounts.map(toDiscountParams) }),
    ...(charge.tax_rates && { tax_rates: charge.tax_rates.map(idOf) }),
    ...(charge.metadata && { metadata: charge.metadata }),
  };
}

export function toDiscountParams(from: Phase["discounts"][number]) {
  if (from.discount) return { discount: idOf(from.discount) };
  if (from.promotion_code) return { promotion_code: idOf(from.promotion_code) };
  return { coupon: from.coupon ? idOf(from.coupon) : "" };
}
