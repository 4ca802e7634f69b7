import { randomBytes } from "node:crypto";
import type { Flow } from "../flow-runner";
import { createShop, day } from "../shop";

/** A new code on every run, shaped like an ID, so that the comparison pairs the codes of both sides. */
const newId = (): string => `coupon_${randomBytes(6).toString("hex").toUpperCase()}`;

/** Coupons and promotion codes: their amounts, their duration, and when they are refused. */
export const discounts: Flow = {
  name: "discounts",
  async run(runner) {
    const { stripe } = runner;
    const shop = await createShop(runner);
    await shop.payWith("pm_card_visa");
    const [one, two] = [await shop.price(1000), await shop.price(2000)];
    const customer = shop.customer.id;
    const coupon = await runner.step("create a coupon with an amount off", () =>
      stripe.coupons.create({ id: newId(), amount_off: 500, currency: "usd", duration: "once" }),
    );
    runner.onClose(() => stripe.coupons.del(coupon.id));
    const share = await runner.step("create a coupon with a percentage off", () =>
      stripe.coupons.create({ id: newId(), percent_off: 12.5, duration: "forever" }),
    );
    runner.onClose(() => stripe.coupons.del(share.id));
    const firstTime = await runner.step("create a code for first-time customers", () =>
      stripe.promotionCodes.create({
        code: "DIFFERENTIAL-FIRST-TIME",
        promotion: { type: "coupon", coupon: share.id },
        restrictions: { first_time_transaction: true },
      }),
    );
    const subscription = await runner.step("subscribe with both", () =>
      stripe.subscriptions.create({
        customer,
        items: [{ price: one.id }, { price: two.id }],
        discounts: [{ coupon: coupon.id }, { promotion_code: firstTime.id }],
        expand: ["latest_invoice", "discounts.source.coupon"],
      }),
    );
    await runner.expectRefusal("a second use of the code", () =>
      stripe.subscriptions.update(subscription.id, { discounts: [{ promotion_code: firstTime.id }] }),
    );
    await runner.expectRefusal("a missing coupon", () =>
      stripe.subscriptions.update(subscription.id, { discounts: [{ coupon: "none0000" }] }),
    );
    await shop.advance(32 * day);
    await runner.step("retrieve the second invoice", () => stripe.invoices.list({ customer, limit: 1 }));
    await runner.step("clear the discounts", () =>
      stripe.subscriptions.update(subscription.id, { discounts: "" }),
    );
  },
};
