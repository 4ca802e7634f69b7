import { randomBytes } from "node:crypto";
import type { Flow } from "../flow-runner";
import { createShop, day } from "../shop";

/** New on every run, and shaped like an ID, so that the comparison pairs one side's with the other's. */
const newId = (): string => `coupon_${randomBytes(6).toString("hex").toUpperCase()}`;

/** Coupons and promotion codes: what they take off, for how long, and when they are refused. */
export const discounts: Flow = {
  name: "discounts",
  async run(runner) {
    const { stripe } = runner;
    const shop = await createShop(runner);
    await shop.payWith("pm_card_visa");
    const [one, two] = [await shop.price(1000), await shop.price(2000)];
    const customer = shop.customer.id;
    const coupon = await runner.step("make a coupon of an amount", () =>
      stripe.coupons.create({ id: newId(), amount_off: 500, currency: "usd", duration: "once" }),
    );
    runner.onClose(() => stripe.coupons.del(coupon.id));
    const share = await runner.step("make a coupon of a share", () =>
      stripe.coupons.create({ id: newId(), percent_off: 12.5, duration: "forever" }),
    );
    runner.onClose(() => stripe.coupons.del(share.id));
    const firstTime = await runner.step("make a code for first-time customers", () =>
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
    await runner.expectRefusal("the code again", () =>
      stripe.subscriptions.update(subscription.id, { discounts: [{ promotion_code: firstTime.id }] }),
    );
    await runner.expectRefusal("a coupon that is none", () =>
      stripe.subscriptions.update(subscription.id, { discounts: [{ coupon: "none0000" }] }),
    );
    await shop.advance(32 * day);
    await runner.step("look at the second invoice", () => stripe.invoices.list({ customer, limit: 1 }));
    await runner.step("clear the discounts", () =>
      stripe.subscriptions.update(subscription.id, { discounts: "" }),
    );
  },
};
