import type { World } from "./world";

/** States that Lumen's everyday customers are not in, made with Stripe before the portal is opened. */

const ada = "ada@example.com";

/** An add-on beside Ada's plan, marked as one by the merchant. */
export async function addHistory({ stripe, subscriptionOf }: World): Promise<void> {
  const { id: product } = await stripe.products.create({
    name: "Lumen Extra History",
    metadata: { sb_addon: "true" },
  });
  const recurring = { interval: "month" } as const;
  const price = await stripe.prices.create({ product, currency: "usd", unit_amount: 1200, recurring });
  const items = [{ price: price.id }];
  await stripe.subscriptions.update(await subscriptionOf(ada), { items, proration_behavior: "none" });
}

/** As a portal plans it: with the mark by which it knows its own schedules. */
export async function planDowngrade(world: World): Promise<void> {
  const { subscriptionSchedules } = world.stripe;
  const from_subscription = await world.subscriptionOf(ada);
  const { id, phases } = await subscriptionSchedules.create({ from_subscription });
  const [present] = phases;
  if (!present) throw new Error("A schedule that is made from a subscription has its present phase.");
  await subscriptionSchedules.update(id, {
    metadata: { portal_op: "op_of_an_earlier_visit" },
    end_behavior: "release",
    phases: [
      {
        items: [{ price: "price_Lumen_team_month", quantity: 1 }],
        start_date: present.start_date,
        end_date: present.end_date,
      },
      {
        items: [{ price: "price_Lumen_starter_month", quantity: 1 }],
        duration: { interval: "month" },
        proration_behavior: "none",
      },
    ],
  });
}
