import { day, openShop } from "../shop";
import type { Flow } from "../stage";

/** A card that can be saved but is always declined: each payment behavior, a pending update, and dunning. */
export const declines: Flow = {
  name: "declined payments",
  async tell(stage) {
    const { stripe } = stage;
    const shop = await openShop(stage);
    const [low, high] = [await shop.price(1500), await shop.price(4000)];
    const customer = shop.customer.id;
    await shop.payWith("pm_card_chargeCustomerFail");
    await stage.refused("subscribe or fail", () =>
      stripe.subscriptions.create({
        customer,
        items: [{ price: low.id }],
        payment_behavior: "error_if_incomplete",
      }),
    );
    await stage.step("subscribe all the same", () =>
      stripe.subscriptions.create({ customer, items: [{ price: low.id }], expand: ["latest_invoice"] }),
    );
    await shop.payWith("pm_card_visa");
    const paid = await stage.step("subscribe with a good card", () =>
      stripe.subscriptions.create({ customer, items: [{ price: low.id }] }),
    );
    await shop.payWith("pm_card_chargeCustomerFail");
    const item = { id: paid.items.data[0]!.id, price: high.id };
    const pending = await stage.step("upgrade, pending", () =>
      stripe.subscriptions.update(paid.id, {
        items: [item],
        proration_behavior: "always_invoice",
        payment_behavior: "pending_if_incomplete",
      }),
    );
    await stage.refused("pay the pending invoice", () =>
      stripe.invoices.pay(pending.latest_invoice as string),
    );
    await stage.step("void it", () => stripe.invoices.voidInvoice(pending.latest_invoice as string));
    await shop.advance(33 * day);
    await stage.step("look after a declined renewal", () => stripe.subscriptions.retrieve(paid.id));
  },
};

/** A card that requires authentication for every payment and at setup. */
export const authentication: Flow = {
  name: "authentication",
  async tell(stage) {
    const { stripe } = stage;
    const shop = await openShop(stage);
    const price = await shop.price(1500);
    const customer = shop.customer.id;
    await shop.payWith("pm_card_authenticationRequired");
    await stage.step("subscribe", () =>
      stripe.subscriptions.create({
        customer,
        items: [{ price: price.id }],
        expand: ["latest_invoice.payments", "latest_invoice.confirmation_secret"],
      }),
    );
    const intent = await stage.step("make a setup intent", () => stripe.setupIntents.create({ customer }));
    await stage.step("confirm it", () =>
      stripe.setupIntents.confirm(intent.id, {
        payment_method: "pm_card_authenticationRequired",
        return_url: "https://example.com/return",
      }),
    );
    await stage.step("cancel it", () => stripe.setupIntents.cancel(intent.id));
    await stage.refused("confirm what is canceled", () =>
      stripe.setupIntents.confirm(intent.id, { payment_method: "pm_card_visa" }),
    );
  },
};
