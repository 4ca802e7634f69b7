import type { Simulator } from "../server";
import { startTestSimulator } from "../test-support";
import { day, expanded, newBillingWorld } from "./billing-fixture";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

async function paused(card = "pm_card_visa") {
  const world = await newBillingWorld(simulator, Date.parse("2026-11-01T00:00:00Z") / 1000);
  const { stripe } = world;
  const { id: customer } = await world.customer();
  const { id: price } = await world.price(3000);
  const { id } = await stripe.subscriptions.create({ customer, items: [{ price }] });
  await stripe.subscriptions.pause(id, { bill_for: { unused_time_from: { type: "none" } } });
  const { id: method } = await stripe.paymentMethods.attach(card, { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method } });
  await world.moveTo(Date.parse("2027-01-10T00:00:00Z") / 1000);
  const expand = ["latest_invoice"];
  return {
    ...world,
    customer,
    resume: () => stripe.subscriptions.resume(id, { payment_behavior: "resume_on_payment_success", expand }),
    preview: () =>
      stripe.invoices.createPreview({ subscription: id, subscription_details: { resume_at: "now" } }),
    read: () => stripe.subscriptions.retrieve(id, { expand }),
  };
}

describe("a subscription that is resumed once it is paid", () => {
  it("runs at once when its card is charged, for what the preview said", async () => {
    const { preview, resume, read } = await paused();
    const { amount_due } = await preview();
    expect((await read()).status).toBe("paused");
    const resumed = await resume();
    expect(resumed.status).toBe("active");
    expect(expanded(resumed.latest_invoice)).toMatchObject({ status: "paid", amount_paid: amount_due });
    expect(amount_due).toBe(3000);
  });

  it.each(["pm_card_chargeCustomerFail", "pm_card_authenticationRequired"])(
    "stays paused with %s, and runs when the invoice is paid after all",
    async (card) => {
      const { resume, read, stripe, customer } = await paused(card);
      const waiting = await resume();
      expect(waiting).toMatchObject({ status: "paused", pending_update: null });
      const invoice = expanded(waiting.latest_invoice);
      expect(invoice.status).toBe("open");
      const { id } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
      await stripe.invoices.pay(invoice.id, { payment_method: id });
      expect((await read()).status).toBe("active");
      const { data } = await stripe.events.list({ type: "customer.subscription.*", limit: 10 });
      expect(data.map(({ type }) => type)).toContain("customer.subscription.resumed");
      expect(data.map(({ type }) => type)).not.toContain("customer.subscription.pending_update_applied");
    },
  );

  it("stays paused when nobody has paid within 23 hours, and owes nothing", async () => {
    const { resume, read, moveTo } = await paused("pm_card_chargeCustomerFail");
    const { created } = expanded((await resume()).latest_invoice);
    await moveTo(created + day);
    const now = await read();
    expect([now.status, expanded(now.latest_invoice).status]).toEqual(["paused", "void"]);
  });
});
