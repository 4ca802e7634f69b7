import type Stripe from "stripe";
import type { FlowRunner } from "./flow-runner";

export const day = 86_400;

/** When every flow starts. In a month of 31 days, most prorations need rounding. */
export const start = Date.UTC(2026, 11, 31, 9) / 1000;

export type Shop = {
  product: Stripe.Product;
  clock: Stripe.TestHelpers.TestClock;
  customer: Stripe.Customer;
  price(amount: number, interval?: "month" | "year"): Promise<Stripe.Price>;
  /** Attaches a test card and makes it the default. */
  payWith(card: string): Promise<void>;
  /** Moves the clock to this many seconds after the start, and waits until Stripe has finished. */
  advance(seconds: number): Promise<void>;
};

/**
 * Creates a product and a customer with a test clock of their own. Everything is deleted when the flow is
 * over.
 */
export async function createShop(runner: FlowRunner): Promise<Shop> {
  const { stripe } = runner;
  const product = await runner.step("create a product", () =>
    stripe.products.create({ name: "Test Subscription", unit_label: "user" }),
  );
  runner.onClose(() => stripe.products.update(product.id, { active: false }));
  const clock = await runner.step("create a test clock", () =>
    stripe.testHelpers.testClocks.create({ frozen_time: start }),
  );
  runner.onClose(() => stripe.testHelpers.testClocks.del(clock.id));
  const customer = await runner.step("create a customer", () =>
    stripe.customers.create({ test_clock: clock.id, email: "stripe@example.org", name: "Stripe User" }),
  );
  return {
    product,
    clock,
    customer,
    price: (amount, interval = "month") =>
      runner.step(`create a price of ${amount} per ${interval}`, () =>
        stripe.prices.create({
          product: product.id,
          currency: "usd",
          unit_amount: amount,
          recurring: { interval },
        }),
      ),
    payWith: async (card) => {
      const { id } = await runner.step(`attach ${card}`, () =>
        stripe.paymentMethods.attach(card, { customer: customer.id }),
      );
      await runner.step("make the card the default", () =>
        stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: id } }),
      );
    },
    advance: (seconds) => advance(stripe, clock.id, start + seconds),
  };
}

/** Stripe advances a clock asynchronously, so its intermediate states are not compared. */
async function advance(stripe: Stripe, clock: string, frozen_time: number): Promise<void> {
  let { status } = await stripe.testHelpers.testClocks.advance(clock, { frozen_time });
  for (let tries = 0; status === "advancing"; tries += 1) {
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, 1000));
    ({ status } = await stripe.testHelpers.testClocks.retrieve(clock));
  }
}
