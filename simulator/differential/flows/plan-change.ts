import type { Flow, FlowRunner } from "../flow-runner";
import { createShop, day } from "../shop";

/** Previews an upgrade in the middle of a period, applies it, and compares the invoice with the preview. */
async function runChange(
  runner: FlowRunner,
  type: "classic" | "flexible",
  interval: "month" | "year",
): Promise<void> {
  const { stripe } = runner;
  const shop = await createShop(runner);
  await shop.payWith("pm_card_visa");
  const [from, to] = [
    await shop.price(2500),
    await shop.price(interval === "year" ? 25_000 : 4000, interval),
  ];
  const subscription = await runner.step("subscribe", () =>
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
  const preview = await runner.step("preview", () =>
    stripe.invoices.createPreview({
      customer: shop.customer.id,
      subscription: subscription.id,
      subscription_details: { ...details, items: [...details.items] },
    }),
  );
  const changed = await runner.step("change", () =>
    stripe.subscriptions.update(subscription.id, {
      ...details,
      items: [...details.items],
      expand: ["latest_invoice"],
    }),
  );
  const billed = changed.latest_invoice as { total: number };
  runner.assertEqual("the invoice total matches the preview", billed.total, preview.total);
}

export const planChange: Flow = {
  name: "a change of plan, flexible",
  run: (runner) => runChange(runner, "flexible", "month"),
};
export const classicPlanChange: Flow = {
  name: "a change of plan, classic",
  run: (runner) => runChange(runner, "classic", "month"),
};
export const intervalChange: Flow = {
  name: "from month to year, flexible",
  run: (runner) => runChange(runner, "flexible", "year"),
};
