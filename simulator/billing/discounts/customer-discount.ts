import type { World } from "../../world";
import type { Coupon, Discount } from "./discount-records";
import { discountsInForce, makeDiscount, withoutServed } from "./discounts";
import type { Customer } from "../records";

/**
 * Gives a customer a discount. No parameter of the API does so any more; discounts of former versions are still there, and
 * the dashboard makes them.
 */
export function discountCustomer(world: World, customer: Customer, coupon: Coupon): Discount {
  const owner = { customer: customer.id, subscription: null, discounts: [], currency: "" };
  const discount = makeDiscount(world, coupon, owner, null);
  world.change<Customer>(customer, { discount });
  return world.find<Discount>("discount", discount)!;
}

/** Documented: the customer's discount counts only where the subscription (or the invoice) has none of its own. */
export function countedDiscounts(world: World, customer: string, own: readonly string[]): readonly string[] {
  if (own.length > 0) return own;
  const id = customersDiscount(world, customer);
  return id === null ? [] : discountsInForce(world, [id], world.now()).map((discount) => discount.id);
}

export const customersDiscount = (world: World, customer: string): string | null =>
  world.find<Customer>("customer", customer)?.discount ?? null;

/** A discount for one invoice has served with this one, and one whose months are over serves no more. */
export function dropCustomersDiscount(world: World, id: string, served: readonly string[]): void {
  const customer = world.find<Customer>("customer", id);
  const discount = customer?.discount;
  if (!discount || !served.includes(discount)) return;
  if (withoutServed(world, [discount], world.now()).length === 0)
    world.change<Customer>(customer, { discount: null });
}
