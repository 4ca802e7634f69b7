import type { Flow } from "../flow-runner";
import { createShop, day } from "../shop";

/** Subscribes, cancels at the end of the period, undoes the cancellation, renews, and cancels with a credit. */
export const subscriptionLife: Flow = {
  name: "the life of a subscription",
  async run(runner) {
    const { stripe } = runner;
    const shop = await createShop(runner);
    await shop.payWith("pm_card_visa");
    const price = await shop.price(2500);
    const created = await runner.step("subscribe", () =>
      stripe.subscriptions.create({
        customer: shop.customer.id,
        items: [{ price: price.id, quantity: 2 }],
        expand: ["latest_invoice.payments", "latest_invoice.confirmation_secret"],
      }),
    );
    const { id } = created;
    await runner.step("cancel at the end of the period", () =>
      stripe.subscriptions.update(id, {
        cancel_at_period_end: true,
        cancellation_details: { feedback: "too_expensive", comment: "x" },
      }),
    );
    await runner.step("keep", () => stripe.subscriptions.update(id, { cancel_at_period_end: false }));
    await shop.advance(32 * day);
    await runner.step("retrieve the subscription after the renewal", () => stripe.subscriptions.retrieve(id));
    const invoices = await runner.step("list the invoices", () =>
      stripe.invoices.list({ customer: shop.customer.id }),
    );
    runner.assertEqual(
      "the invoices",
      invoices.data.map(({ amount_paid: paid, billing_reason: reason }) => [paid, reason]),
      [
        [5000, "subscription_cycle"],
        [5000, "subscription_create"],
      ],
    );
    await runner.step("cancel now with a credit", () =>
      stripe.subscriptions.cancel(id, { prorate: true, invoice_now: true }),
    );
    await runner.step("retrieve the customer's balance", () => stripe.customers.retrieve(shop.customer.id));
    await runner.expectRefusal("cancel again", () => stripe.subscriptions.cancel(id));
  },
};
