import type { World } from "./world";

/** Functions that, before the portal opens, create states in Stripe that no everyday customer of Lumen has. */

const ada = "ada@example.com";

/** Adds an add-on to Ada's subscription. The merchant has marked its product as an add-on. */
export async function addHistoryAddOn({ stripe, subscriptionOf }: World): Promise<void> {
  const { id: product } = await stripe.products.create({
    name: "Lumen Extra History",
    metadata: { sb_addon: "true" },
  });
  const recurring = { interval: "month" } as const;
  const price = await stripe.prices.create({ product, currency: "usd", unit_amount: 1200, recurring });
  const items = [{ price: price.id }];
  await stripe.subscriptions.update(await subscriptionOf(ada), { items, proration_behavior: "none" });
}

/** Schedules a downgrade as the portal does, with the metadata by which the portal recognizes its own schedules. */
export async function scheduleDowngrade(world: World): Promise<void> {
  const { subscriptionSchedules } = world.stripe;
  const from_subscription = await world.subscriptionOf(ada);
  const { id, phases } = await subscriptionSchedules.create({ from_subscription });
  const [present] = phases;
  if (!present) throw new Error("A schedule made from a subscription has no current phase.");
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
