import type { Stored, World } from "../world";
import { priceIn } from "./prices/price-currency";
import type { Price, Product } from "./prices/price-records";
import type { Customer, Invoice, Subscription } from "./records";
import type { Meter } from "./usage/meter-records";

/**
 * The engine's own references always resolve. If a reference doesn't, that is a bug in the simulator, not the caller's
 * mistake.
 */
function mustFind<T extends Stored>(world: World, type: string, id: string): T {
  const found = world.find<T>(type, id);
  if (!found) throw new Error(`The world has lost its ${type} ${id}.`);
  return found;
}

export const priceOf = (world: World, id: string): Price => mustFind(world, "price", id);
/** The price with its amounts in this currency. */
export const findPriceIn = (world: World, id: string, currency: string): Price =>
  priceIn(priceOf(world, id), currency);
export const productOf = (world: World, price: Price): Product => mustFind(world, "product", price.product);
/** The meter of a metered price. Prices created before Stripe introduced meters have none. */
export const meterOf = (world: World, { recurring }: Price): Meter | undefined =>
  recurring?.meter ? mustFind<Meter>(world, "billing.meter", recurring.meter) : undefined;
export const customerOf = (world: World, id: string): Customer => mustFind(world, "customer", id);
export const invoiceOf = (world: World, id: string): Invoice => mustFind(world, "invoice", id);
export const subscriptionById = (world: World, id: string): Subscription =>
  mustFind(world, "subscription", id);
