import { day, openShop } from "../shop";
import type { Flow } from "../stage";

/** Subscribes, cancels at the end of the period, undoes that, renews, and cancels with a credit. */
export const subscriptionLife: Flow = {
  name: "the life of a subscription",
  async tell(stage) {
    const { stripe } = stage;
    const shop = await openShop(stage);
    await shop.payWith("pm_card_visa");
    const price = await shop.price(2500);
    const created = await stage.step("subscribe", () =>
      stripe.subscriptions.create({
        customer: shop.customer.id,
        items: [{ price: price.id, quantity: 2 }],
        expand: ["latest_invoice.payments", "latest_invoice.confirmation_secret"],
      }),
    );
    const { id } = created;
    await stage.step("cancel at the end of the period", () =>
      stripe.subscriptions.update(id, {
        cancel_at_period_end: true,
        cancellation_details: { feedback: "too_expensive", comment: "x" },
      }),
    );
    await stage.step("keep", () => stripe.subscriptions.update(id, { cancel_at_period_end: false }));
    await shop.advance(32 * day);
    await stage.step("look after the renewal", () => stripe.subscriptions.retrieve(id));
    const invoices = await stage.step("list the invoices", () =>
      stripe.invoices.list({ customer: shop.customer.id }),
    );
    stage.holds(
      "the invoices",
      invoices.data.map(({ amount_paid: paid, billing_reason: reason }) => [paid, reason]),
      [
        [5000, "subscription_cycle"],
        [5000, "subscription_create"],
      ],
    );
    await stage.step("cancel now with a credit", () =>
      stripe.subscriptions.cancel(id, { prorate: true, invoice_now: true }),
    );
    await stage.step("look at the customer's balance", () => stripe.customers.retrieve(shop.customer.id));
    await stage.refused("cancel again", () => stripe.subscriptions.cancel(id));
  },
};
