import { mergeMetadata } from "../../schema/metadata";
import type { World } from "../../world";
import type { AddedItem } from "../invoices/add-invoice-items";
import { addCharge, onceOnly, refuseBackwards, servedTogether } from "../invoices/add-invoice-items";
import { pricedIn } from "../lookup";
import { plannedDiscounts } from "../discounts/planned-discounts";
import type { InvoiceItem, Subscription } from "../records";
import { asSent, readDiscounts } from "./schedule-discounts";
import type { Phase, PhaseCharge } from "./schedule-records";
import { readNewTaxRates } from "../taxes/tax-rates";

/** A phase's one-time charges as the schedule stores them until the phase starts. */
export function readCharges(
  world: World,
  sent: readonly AddedItem[] | undefined,
  currency: string,
  path: string,
): PhaseCharge[] {
  return (sent ?? []).map((one, i) => {
    const here = `${path}[${i}]`;
    refuseBackwards(one, here);
    return {
      discountable: one.discountable ?? null,
      discounts: readDiscounts(one.discounts),
      metadata: mergeMetadata({}, one.metadata),
      period: one.period ?? servedTogether,
      price: onceOnly(world, one, currency, `${here}[price]`).id,
      quantity: one.quantity ?? 1,
      tax_rates: readNewTaxRates(world, one.tax_rates ?? "", `${here}[tax_rates]`),
    };
  });
}

/** The charges as a subscription request would send them, with the phase's start and end filled in. */
export const chargesOf = (phase: Phase): AddedItem[] =>
  phase.add_invoice_items.map(
    ({ discounts, metadata, period: { start, end }, price, quantity, ...charge }) => ({
      ...(charge.discountable !== null && { discountable: charge.discountable }),
      discounts: discounts.map(asSent),
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
export function chargeOnce(
  world: World,
  subscription: Subscription,
  phase: Phase,
  at: number,
): InvoiceItem[] {
  return chargesOf(phase).map((one) =>
    addCharge(world, subscription, one, {
      price: pricedIn(world, one.price!, subscription.currency),
      rates: one.tax_rates || [],
      give: plannedDiscounts,
      at,
    }),
  );
}
