import type { World } from "../../world";
import type { Customer, Invoice } from "../records";

/**
 * Keeps what the package's comments say of `customer.delinquent`: an automatic payment that failed or a due date that
 * passed makes a customer so, paying any invoice (or the merchant's giving it up) ends it.
 */
export function markDelinquent(world: World, invoice: Invoice, delinquent: boolean): void {
  const customer = world.find<Customer>("customer", invoice.customer);
  if (!customer || customer.deleted || customer.delinquent === delinquent) return;
  world.change<Customer>(customer, { delinquent });
}
