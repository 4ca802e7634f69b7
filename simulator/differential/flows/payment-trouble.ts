import type { Flow } from "../flow-runner";
import { createShop, day } from "../shop";

/** A card that can be saved but is always declined: each payment behavior, a pending update, and dunning. */
export const declines: Flow = {
  name: "declined payments",
  async run(runner) {
    const { stripe } = runner;
    const shop = await createShop(runner);
    const [low, high] = [await shop.price(1500), await shop.price(4000)];
    const customer = shop.customer.id;
    await shop.payWith("pm_card_chargeCustomerFail");
    await runner.expectRefusal("subscribe or fail", () =>
      stripe.subscriptions.create({
        customer,
        items: [{ price: low.id }],
        payment_behavior: "error_if_incomplete",
      }),
    );
    await runner.step("subscribe despite the decline", () =>
      stripe.subscriptions.create({ customer, items: [{ price: low.id }], expand: ["latest_invoice"] }),
    );
    await shop.payWith("pm_card_visa");
    const paid = await runner.step("subscribe with a good card", () =>
      stripe.subscriptions.create({ customer, items: [{ price: low.id }] }),
    );
    await shop.payWith("pm_card_chargeCustomerFail");
    const item = { id: paid.items.data[0]!.id, price: high.id };
    const pending = await runner.step("upgrade, pending", () =>
      stripe.subscriptions.update(paid.id, {
        items: [item],
        proration_behavior: "always_invoice",
        payment_behavior: "pending_if_incomplete",
      }),
    );
    await runner.expectRefusal("pay the pending invoice", () =>
      stripe.invoices.pay(pending.latest_invoice as string),
    );
    await runner.step("void it", () => stripe.invoices.voidInvoice(pending.latest_invoice as string));
    await shop.advance(33 * day);
    await runner.step("retrieve the subscription after a declined renewal", () =>
      stripe.subscriptions.retrieve(paid.id),
    );
  },
};

/** A card that requires authentication for every payment and at setup. */
export const authentication: Flow = {
  name: "authentication",
  async run(runner) {
    const { stripe } = runner;
    const shop = await createShop(runner);
    const price = await shop.price(1500);
    const customer = shop.customer.id;
    await shop.payWith("pm_card_authenticationRequired");
    await runner.step("subscribe", () =>
      stripe.subscriptions.create({
        customer,
        items: [{ price: price.id }],
        expand: ["latest_invoice.payments", "latest_invoice.confirmation_secret"],
      }),
    );
    const intent = await runner.step("create a setup intent", () => stripe.setupIntents.create({ customer }));
    await runner.step("confirm it", () =>
      stripe.setupIntents.confirm(intent.id, {
        payment_method: "pm_card_authenticationRequired",
        return_url: "https://example.com/return",
      }),
    );
    await runner.step("cancel it", () => stripe.setupIntents.cancel(intent.id));
    await runner.expectRefusal("confirm a canceled setup intent", () =>
      stripe.setupIntents.confirm(intent.id, { payment_method: "pm_card_visa" }),
    );
  },
};
