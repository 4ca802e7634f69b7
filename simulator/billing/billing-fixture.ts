import type Stripe from "stripe";
import type { Simulator } from "../server";
import { newWorld, type TestWorld } from "../test-support";

export const day = 86_400;
export const utc = (text: string): number => Date.parse(`${text}Z`) / 1000;

/** A world for billing tests: a product with prices, and a clock set to a realistic time. */
export type BillingWorld = TestWorld & {
  /** Creates a price of `amount` minor units, per month by default. */
  price(
    amount: number,
    interval?: "month" | "year",
    fields?: Partial<Stripe.PriceCreateParams>,
  ): Promise<Stripe.Price>;
  /** Creates a customer whose card is charged by default. No card is attached if `card` is null. */
  customer(card?: string | null): Promise<Stripe.Customer>;
};

export async function newBillingWorld(
  simulator: Simulator,
  at = utc("2026-11-01T09:00:00"),
): Promise<BillingWorld> {
  const world = newWorld(simulator);
  const { stripe } = world;
  // The first request creates the world. While it is empty, its clock can be set to any time.
  await stripe.products.list();
  await world.moveTo(at);
  const product = await stripe.products.create({ name: "Test Subscription", unit_label: "user" });
  return {
    ...world,
    price: (amount, interval = "month", fields = {}) =>
      stripe.prices.create({
        product: product.id,
        currency: "usd",
        unit_amount: amount,
        recurring: { interval },
        ...fields,
      }),
    customer: async (card = "pm_card_visa") => {
      const customer = await stripe.customers.create({ email: "stripe@example.org", name: "Stripe User" });
      if (card === null) return customer;
      const { id } = await stripe.paymentMethods.attach(card, { customer: customer.id });
      return stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: id } });
    },
  };
}

/** The amounts of an invoice's lines, in order. */
export const amounts = (invoice: Stripe.Invoice): number[] => invoice.lines.data.map(({ amount }) => amount);

/** Narrows a field that was requested with `expand`. */
export const expanded = (invoice: string | Stripe.Invoice | null): Stripe.Invoice =>
  invoice as Stripe.Invoice;
