import { day, openShop } from "../shop";
import type { Flow, Stage } from "../stage";

/**
 * An upgrade in the middle of a period, in each billing mode: previewed, applied, and compared by its
 * invoice.
 */
async function change(stage: Stage, type: "classic" | "flexible", interval: "month" | "year"): Promise<void> {
  const { stripe } = stage;
  const shop = await openShop(stage);
  await shop.payWith("pm_card_visa");
  const [from, to] = [
    await shop.price(2500),
    await shop.price(interval === "year" ? 25_000 : 4000, interval),
  ];
  const subscription = await stage.step("subscribe", () =>
    stripe.subscriptions.create({
      customer: shop.customer.id,
      items: [{ price: from.id }],
      billing_mode: { type },
    }),
  );
  await shop.advance(10 * day);
  const details = {
    items: [{ id: subscription.items.data[0]!.id, price: to.id }],
    proration_behavior: "always_invoice",
  } as const;
  const preview = await stage.step("preview", () =>
    stripe.invoices.createPreview({
      customer: shop.customer.id,
      subscription: subscription.id,
      subscription_details: { ...details, items: [...details.items] },
    }),
  );
  const changed = await stage.step("change", () =>
    stripe.subscriptions.update(subscription.id, {
      ...details,
      items: [...details.items],
      expand: ["latest_invoice"],
    }),
  );
  const billed = changed.latest_invoice as { total: number };
  stage.holds("what was previewed is billed", billed.total, preview.total);
}

export const planChange: Flow = {
  name: "a change of plan, flexible",
  tell: (stage) => change(stage, "flexible", "month"),
};
export const classicPlanChange: Flow = {
  name: "a change of plan, classic",
  tell: (stage) => change(stage, "classic", "month"),
};
export const intervalChange: Flow = {
  name: "from month to year, flexible",
  tell: (stage) => change(stage, "flexible", "year"),
};
