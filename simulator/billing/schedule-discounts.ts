import type { World } from "../world";
import { pricedIn } from "./lookup";
import { checkPlanned } from "./planned-discounts";
import { priceAhead } from "./price-amount";
import { roundAmount } from "./rounding";
import type { Phase } from "./schedule-records";

/** Whose phases they are: a subscription that runs already, or a customer whose subscription is yet to begin. */
export type PhaseOwner = { customer: string; subscription: { id: string; discounts: string[] } | null };

/** Refuses phases with a coupon or a code that cannot be used now. Those that are over are not looked at any more. */
export function checkPhaseDiscounts(
  world: World,
  phases: readonly Phase[],
  { customer, subscription }: PhaseOwner,
): void {
  phases.forEach((phase, i) => {
    if (phase.end_date <= world.now()) return;
    const { currency } = phase;
    const held = { subscription: subscription?.id ?? null, discounts: subscription?.discounts ?? [] };
    const isFirstBill = subscription === null && i === 0;
    checkPlanned(
      world,
      discountsOf(phase),
      { customer, currency, ...held },
      {
        path: `phases[${i}][discounts]`,
        ...(isFirstBill && { firstBill: { amount: amountOfPeriod(world, phase) } }),
      },
    );
  });
}

/** A phase's discounts as a request sends them. */
export const discountsOf = (phase: Phase) => phase.discounts.map(withoutNulls);

function withoutNulls({ coupon, discount, promotion_code }: Phase["discounts"][number]) {
  return {
    ...(coupon && { coupon }),
    ...(discount && { discount }),
    ...(promotion_code && { promotion_code }),
  };
}

function amountOfPeriod(world: World, { currency, items }: Phase): number {
  return items.reduce((sum, { price, quantity = 1 }) => {
    return sum + roundAmount(priceAhead(pricedIn(world, price, currency), quantity));
  }, 0);
}
