import { mergeMetadata } from "../../schema/metadata";
import type { World } from "../../world";
import { startScheduledDiscounts } from "../discounts/scheduled-discounts";
import {
  addOneTimeCharge,
  type OneTimeCharge,
  refuseReversedPeriod,
  requireOneTimePrice,
  sharedServicePeriod,
} from "../invoices/add-invoice-items";
import { findPriceIn } from "../lookup";
import type { InvoiceItem, Subscription } from "../records";
import { readNewTaxRates } from "../taxes/tax-rates";
import { readDiscounts, toSentDiscount } from "./schedule-discounts";
import type { Phase, PhaseCharge } from "./schedule-records";

/** A phase's one-time charges as the schedule stores them until the phase starts. */
export function readPhaseCharges(
  world: World,
  sent: readonly OneTimeCharge[] | undefined,
  currency: string,
  path: string,
): PhaseCharge[] {
  return (sent ?? []).map((one, i) => {
    const here = `${path}[${i}]`;
    refuseReversedPeriod(one, here);
    return {
      discountable: one.discountable ?? null,
      discounts: readDiscounts(one.discounts),
      metadata: mergeMetadata({}, one.metadata),
      period: one.period ?? sharedServicePeriod,
      price: requireOneTimePrice(world, one, currency, `${here}[price]`).id,
      quantity: one.quantity ?? 1,
      tax_rates: readNewTaxRates(world, one.tax_rates ?? "", `${here}[tax_rates]`),
    };
  });
}

/** The charges as a subscription request would send them, with the phase's start and end filled in. */
export const sentCharges = (phase: Phase): OneTimeCharge[] =>
  phase.add_invoice_items.map(
    ({ discounts, metadata, period: { start, end }, price, quantity, ...charge }) => ({
      ...(charge.discountable !== null && { discountable: charge.discountable }),
      discounts: discounts.map(toSentDiscount),
      metadata: metadata ?? {},
      period: {
        start: start.type === "phase_start" ? { ...start, timestamp: phase.start_date } : start,
        end: end.type === "phase_end" ? { ...end, timestamp: phase.end_date } : end,
      },
      price,
      quantity: quantity ?? 1,
      tax_rates: charge.tax_rates,
    }),
  );

/** Creates a starting phase's one-time charges as pending items for the subscription's next invoice. */
export function addPhaseCharges(
  world: World,
  subscription: Subscription,
  phase: Phase,
  at: number,
): InvoiceItem[] {
  return sentCharges(phase).map((one) =>
    addOneTimeCharge(world, subscription, one, {
      price: findPriceIn(world, one.price!, subscription.currency),
      rates: one.tax_rates || [],
      give: startScheduledDiscounts,
      at,
    }),
  );
}
