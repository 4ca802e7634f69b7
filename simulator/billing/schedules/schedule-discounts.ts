import type { World } from "../../world";
import type { DiscountOwner } from "../discounts/discount-owner";
import type { SentDiscount } from "../discounts/discounts";
import { checkScheduledDiscounts } from "../discounts/scheduled-discounts";
import { findPriceIn } from "../lookup";
import { priceInAdvance } from "../prices/price-amount";
import { roundAmount } from "../prices/rounding";
import type { Subscription } from "../records";
import type { Phase, PhaseDiscount } from "./schedule-records";

/** The owner of phases: an existing subscription, or a customer whose subscription doesn't exist yet. */
export type PhaseOwner = {
  customer: string;
  subscription: Pick<Subscription, "id" | "discounts" | "items"> | null;
};

/** Refuses phases with a coupon or code that can't be used now. Past phases aren't checked. */
export function checkPhaseDiscounts(world: World, phases: readonly Phase[], whose: PhaseOwner): void {
  phases.forEach((phase, i) => {
    if (phase.end_date <= world.now()) return;
    const owner = discountOwnerIn(whose, phase.currency);
    const path = `phases[${i}]`;
    const isFirstBill = whose.subscription === null && i === 0;
    const firstBill = isFirstBill ? { amount: amountOfPeriod(world, phase) } : undefined;
    checkScheduledDiscounts(world, phase.discounts.map(toSentDiscount), owner, {
      path: `${path}[discounts]`,
      firstBill,
    });
    phase.items.forEach(({ discounts }, at) => {
      checkScheduledDiscounts(world, discounts.map(toSentDiscount), owner, {
        path: `${path}[items][${at}][discounts]`,
      });
    });
    phase.add_invoice_items.forEach(({ discounts }, at) => {
      checkScheduledDiscounts(world, discounts.map(toSentDiscount), owner, {
        path: `${path}[add_invoice_items][${at}][discounts]`,
      });
    });
  });
}

/** A phase may use any discount that the subscription or one of its items has now. */
function discountOwnerIn({ customer, subscription }: PhaseOwner, currency: string): DiscountOwner {
  const ofItems = subscription?.items.data.flatMap(({ discounts }) => discounts) ?? [];
  const discounts = [...(subscription?.discounts ?? []), ...ofItems];
  return { customer, currency, subscription: subscription?.id ?? null, discounts };
}

/** A phase's discounts as the schedule stores them. */
export const readDiscounts = (sent: SentDiscount[] | "" | undefined): PhaseDiscount[] =>
  (sent || []).map(({ coupon, discount, promotion_code }) => ({
    coupon: coupon ?? null,
    discount: discount ?? null,
    promotion_code: promotion_code ?? null,
  }));

/** A phase's discount as a request sends it. */
export function toSentDiscount({ coupon, discount, promotion_code }: PhaseDiscount): SentDiscount {
  return {
    ...(coupon && { coupon }),
    ...(discount && { discount }),
    ...(promotion_code && { promotion_code }),
  };
}

function amountOfPeriod(world: World, { currency, items }: Phase): number {
  return items.reduce((sum, { price, quantity = 1 }) => {
    return sum + roundAmount(priceInAdvance(findPriceIn(world, price, currency), quantity));
  }, 0);
}
