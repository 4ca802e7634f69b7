import { openShop } from "../shop";
import type { Flow } from "../stage";

const loosely = (params: unknown): never => params as never;

/** Requests that are refused before anything happens, and the wording of each refusal. */
export const refusals: Flow = {
  name: "refusals",
  async tell(stage) {
    const { stripe } = stage;
    const { customer, price } = await openShop(stage);
    const monthly = await price(2500);
    const items = [{ price: monthly.id }];
    const { id } = customer;
    await stage.refused("an unknown customer", () => stripe.customers.retrieve("cus_none0000"));
    await stage.refused("an unknown parameter", () => stripe.customers.create(loosely({ nmae: "x" })));
    await stage.refused("a missing parameter", () => stripe.products.create(loosely({})));
    await stage.refused("an empty parameter", () => stripe.products.create({ name: "" }));
    await stage.refused("a number that is none", () =>
      stripe.prices.create(loosely({ currency: "usd", unit_amount: "ten" })),
    );
    await stage.refused("a page that is too long", () => stripe.customers.list({ limit: 101 }));
    await stage.refused("five levels of expansion", () =>
      stripe.subscriptions.list({ customer: id, expand: ["data.items.data.price.product"] }),
    );
    await stage.refused("a price that is none", () =>
      stripe.subscriptions.create({ customer: id, items: [{ price: "price_none0000" }] }),
    );
    await stage.refused("nothing to pay with", () => stripe.subscriptions.create({ customer: id, items }));
    await stage.refused("a card that is declined", () =>
      stripe.paymentMethods.attach("pm_card_visa_chargeDeclined", { customer: id }),
    );
    await stage.refused("a tax id that looks like none", () =>
      stripe.customers.createTaxId(id, { type: "eu_vat", value: "DE12" }),
    );
    await stage.step("archive the price", () => stripe.prices.update(monthly.id, { active: false }));
    await stage.refused("an archived price", () => stripe.subscriptions.create({ customer: id, items }));
    const idempotencyKey = `differential_${id}`;
    await stage.step("a first request", () => stripe.customers.update(id, { name: "A" }, { idempotencyKey }));
    await stage.refused("other parameters under its key", () =>
      stripe.customers.update(id, { name: "B" }, { idempotencyKey: idempotencyKey }),
    );
  },
};
