import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { amounts, day, expanded, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());

describe.each(["classic", "flexible"] as const)("in %s billing, a change with a new discount", (type) => {
  it("is billed as it was previewed: the discount applies to charges, not to credits", async () => {
    const start = utc("2026-11-01T00:00:00");
    const world = await newBillingWorld(simulator, start);
    const { stripe } = world;
    const [before, after] = [await world.price(1000), await world.price(3000)];
    const { id: coupon } = await stripe.coupons.create({ percent_off: 50, duration: "forever" });
    const { id: customer } = await world.customer();
    const subscription = await stripe.subscriptions.create({
      customer,
      items: [{ price: before.id }],
      billing_mode: { type },
    });
    await world.moveTo(start + 15 * day);
    const change = {
      items: [{ id: subscription.items.data[0]!.id, price: after.id, quantity: 1 }],
      proration_behavior: "always_invoice",
      proration_date: start + 15 * day,
    } satisfies Stripe.SubscriptionUpdateParams;
    const preview = await stripe.invoices.createPreview({
      subscription: subscription.id,
      subscription_details: change,
      discounts: [{ coupon }],
    });
    expect(amounts(preview)).toEqual([-500, 750]);
    const changed = await stripe.subscriptions.update(subscription.id, {
      ...change,
      discounts: [{ coupon }],
      payment_behavior: "error_if_incomplete",
      expand: ["latest_invoice"],
    });
    expect(amounts(expanded(changed.latest_invoice))).toEqual([-500, 750]);
  });
});
