import type { World } from "../../world";
import { type Debit, unusedPart } from "../prorations/proration";
import { creditItems, debitItems, debitOf } from "../prorations/proration-items";
import type { InvoiceItem, Subscription, SubscriptionItem } from "../records";
import { servedUntil } from "./subscription-item";

export type CancelDateMove = {
  from: number | null;
  to: number | null;
  discounts: readonly string[];
  taxRates: string[];
};
export type CancelDateChange = { items: SubscriptionItem[]; prorations: InvoiceItem[] };

/**
 * The credits and charges for moving the cancellation date. Service is billed up to that date, so a date
 * inside the current period gives back the time after it, and a later date charges for the time in between.
 */
export function prorateCancelDate(
  world: World,
  subscription: Subscription,
  items: readonly SubscriptionItem[],
  { from, to, discounts, taxRates }: CancelDateMove,
): CancelDateChange {
  const prorations: InvoiceItem[] = [];
  const taxed = { ...subscription, default_tax_rates: taxRates };
  const moved = items.map((item) => {
    const [before, after] = [servedUntil(item, from), servedUntil(item, to)];
    if (after < before) {
      prorations.push(...creditItems(world, subscription, item, after));
      return { ...item, _debits: item._debits.map((debit) => cutAt(debit, after)) };
    }
    if (after === before) return item;
    const more = debitItems(world, taxed, item, items, discounts, { start: before, end: after });
    prorations.push(...more);
    return { ...item, _debits: [...item._debits, ...more.map((one) => debitOf(one, item))] };
  });
  return { items: moved, prorations };
}

/** The rest of a debit, after the time from this moment on has been credited back. */
function cutAt(debit: Debit, at: number): Debit {
  if (debit.end <= at) return debit;
  return { ...debit, amount: debit.amount - unusedPart(debit, at), end: Math.max(debit.start, at) };
}
