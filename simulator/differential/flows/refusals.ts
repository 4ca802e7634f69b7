import type { Flow } from "../flow-runner";
import { createShop } from "../shop";

const untyped = (params: unknown): never => params as never;

/** Requests that are refused before they change anything, and the wording of each refusal. */
export const refusals: Flow = {
  name: "refusals",
  async run(runner) {
    const { stripe } = runner;
    const { customer, price } = await createShop(runner);
    const monthly = await price(2500);
    const items = [{ price: monthly.id }];
    const { id } = customer;
    await runner.expectRefusal("an unknown customer", () => stripe.customers.retrieve("cus_none0000"));
    await runner.expectRefusal("an unknown parameter", () => stripe.customers.create(untyped({ nmae: "x" })));
    await runner.expectRefusal("a missing parameter", () => stripe.products.create(untyped({})));
    await runner.expectRefusal("an empty parameter", () => stripe.products.create({ name: "" }));
    await runner.expectRefusal("an invalid number", () =>
      stripe.prices.create(untyped({ currency: "usd", unit_amount: "ten" })),
    );
    await runner.expectRefusal("a page that is too long", () => stripe.customers.list({ limit: 101 }));
    await runner.expectRefusal("five levels of expansion", () =>
      stripe.subscriptions.list({ customer: id, expand: ["data.items.data.price.product"] }),
    );
    await runner.expectRefusal("a missing price", () =>
      stripe.subscriptions.create({ customer: id, items: [{ price: "price_none0000" }] }),
    );
    await runner.expectRefusal("nothing to pay with", () =>
      stripe.subscriptions.create({ customer: id, items }),
    );
    await runner.expectRefusal("a card that is declined", () =>
      stripe.paymentMethods.attach("pm_card_visa_chargeDeclined", { customer: id }),
    );
    await runner.expectRefusal("a malformed tax ID", () =>
      stripe.customers.createTaxId(id, { type: "eu_vat", value: "DE12" }),
    );
    await runner.step("archive the price", () => stripe.prices.update(monthly.id, { active: false }));
    await runner.expectRefusal("an archived price", () =>
      stripe.subscriptions.create({ customer: id, items }),
    );
    const idempotencyKey = `differential_${id}`;
    await runner.step("a first request", () =>
      stripe.customers.update(id, { name: "A" }, { idempotencyKey }),
    );
    await runner.expectRefusal("other parameters with the same idempotency key", () =>
      stripe.customers.update(id, { name: "B" }, { idempotencyKey: idempotencyKey }),
    );
  },
};
