import type { Flow } from "../flow-runner";
import { createShop, day } from "../shop";

/**
 * A downgrade scheduled for the next period, the requests that are refused while the subscription has a schedule, and
 * the schedule's release.
 */
export const downgrade: Flow = {
  name: "a downgrade by schedule",
  async run(runner) {
    const { stripe } = runner;
    const shop = await createShop(runner);
    await shop.payWith("pm_card_visa");
    const [high, low] = [await shop.price(4000), await shop.price(1500)];
    const { id } = await runner.step("subscribe", () =>
      stripe.subscriptions.create({ customer: shop.customer.id, items: [{ price: high.id }] }),
    );
    const schedule = await runner.step("create a schedule", () =>
      stripe.subscriptionSchedules.create({ from_subscription: id }),
    );
    const [present] = schedule.phases;
    await runner.step("add the lower phase", () =>
      stripe.subscriptionSchedules.update(schedule.id, {
        end_behavior: "release",
        proration_behavior: "none",
        phases: [
          {
            items: [{ price: high.id, quantity: 1 }],
            start_date: present!.start_date,
            end_date: present!.end_date,
          },
          { items: [{ price: low.id, quantity: 1 }], duration: { interval: "month", interval_count: 1 } },
        ],
      }),
    );
    await runner.expectRefusal("cancel a subscription with a schedule", () =>
      stripe.subscriptions.update(id, { cancel_at_period_end: true }),
    );
    await shop.advance(32 * day);
    const invoices = await runner.step("list the invoices", () =>
      stripe.invoices.list({ customer: shop.customer.id }),
    );
    runner.assertEqual(
      "the amounts",
      invoices.data.map(({ total }) => total),
      [1500, 4000],
    );
    await runner.step("release", () => stripe.subscriptionSchedules.release(schedule.id));
    await runner.step("retrieve the subscription", () => stripe.subscriptions.retrieve(id));
  },
};
