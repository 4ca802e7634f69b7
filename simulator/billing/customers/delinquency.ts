import type { World } from "../../world";
import type { Customer, Invoice } from "../records";

/**
 * Updates `customer.delinquent` as the comments in Stripe's package describe: a failed automatic payment or a missed
 * due date sets it, and paying any invoice (or marking it uncollectible) clears it.
 */
export function markDelinquent(world: World, invoice: Invoice, delinquent: boolean): void {
  const customer = world.find<Customer>("customer", invoice.customer);
  if (!customer || customer.deleted || customer.delinquent === delinquent) return;
  world.change<Customer>(customer, { delinquent });
}
