import type { World } from "../../world";
import type { Customer } from "../records";
import type { Coupon, Discount } from "./discount-records";
import { createDiscount, discountsInForce, withoutSpent } from "./discounts";

/**
 * Gives a customer a discount. The API no longer has a parameter for this, but older versions had one, and the
 * dashboard still creates such discounts.
 */
export function discountCustomer(world: World, customer: Customer, coupon: Coupon): Discount {
  const owner = { customer: customer.id, subscription: null, discounts: [], currency: "" };
  const discount = createDiscount(world, coupon, owner, null);
  world.change<Customer>(customer, { discount });
  return world.find<Discount>("discount", discount)!;
}

/** Documented: the customer's discount applies only if the subscription or invoice has none of its own. */
export function effectiveDiscounts(
  world: World,
  customer: string,
  own: readonly string[],
): readonly string[] {
  if (own.length > 0) return own;
  const id = customerDiscountId(world, customer);
  return id === null ? [] : discountsInForce(world, [id], world.now()).map((discount) => discount.id);
}

export const customerDiscountId = (world: World, customer: string): string | null =>
  world.find<Customer>("customer", customer)?.discount ?? null;

/** After an invoice, removes the customer's discount if it was for one invoice or its months are over. */
export function dropSpentCustomerDiscount(world: World, id: string, applied: readonly string[]): void {
  const customer = world.find<Customer>("customer", id);
  const discount = customer?.discount;
  if (!discount || !applied.includes(discount)) return;
  if (withoutSpent(world, [discount], world.now()).length === 0)
    world.change<Customer>(customer, { discount: null });
}
