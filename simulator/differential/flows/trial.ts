import type { Flow } from "../flow-runner";
import { createShop } from "../shop";

/** A trial that starts without a card and is ended early, after a card was added. */
export const trial: Flow = {
  name: "a trial",
  async run(runner) {
    const { stripe } = runner;
    const shop = await createShop(runner);
    const price = await shop.price(1500);
    const { id } = await runner.step("subscribe with a trial", () =>
      stripe.subscriptions.create({
        customer: shop.customer.id,
        items: [{ price: price.id }],
        trial_period_days: 14,
        expand: ["latest_invoice"],
      }),
    );
    await shop.payWith("pm_card_visa");
    await runner.step("preview the end of the trial", () =>
      stripe.invoices.createPreview({ customer: shop.customer.id, subscription: id }),
    );
    await runner.step("end the trial", () =>
      stripe.subscriptions.update(id, { trial_end: "now", expand: ["latest_invoice"] }),
    );
  },
};
