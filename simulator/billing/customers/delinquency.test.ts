import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { type BillingWorld, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
let world: BillingWorld;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  world = await newBillingWorld(simulator, utc("2026-11-01T09:00:00"));
});

/** A customer whose card failed to pay a renewal. */
async function unpaidRenewal() {
  const { stripe } = world;
  const { id: customer } = await world.customer();
  const { id } = await stripe.subscriptions.create({
    customer,
    items: [{ price: (await world.price(1000)).id }],
  });
  const bad = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
  await stripe.subscriptions.update(id, { default_payment_method: bad.id });
  expect(await delinquency(customer)).toBe(false);
  await world.moveTo(utc("2026-12-01T11:00:00"));
  const { latest_invoice } = await stripe.subscriptions.retrieve(id);
  return { stripe, customer, invoice: String(latest_invoice) };
}

const delinquency = async (customer: string) =>
  ((await world.stripe.customers.retrieve(customer)) as Stripe.Customer).delinquent;

describe("a customer", () => {
  it("is delinquent after a failed automatic payment, until an invoice is paid", async () => {
    const { stripe, customer, invoice } = await unpaidRenewal();
    expect(await delinquency(customer)).toBe(true);
    const good = await stripe.paymentMethods.attach("pm_card_visa", { customer });
    await stripe.invoices.pay(invoice, { payment_method: good.id });
    expect(await delinquency(customer)).toBe(false);
  });

  it("is no longer delinquent when the merchant marks the invoice uncollectible, and an event says so", async () => {
    const { stripe, customer, invoice } = await unpaidRenewal();
    await stripe.invoices.markUncollectible(invoice);
    expect(await delinquency(customer)).toBe(false);
    const { data } = await stripe.events.list({ type: "customer.updated", limit: 1 });
    expect(data[0]!.data.previous_attributes).toEqual({ delinquent: true });
  });

  it("is delinquent when a sent invoice is overdue", async () => {
    const { id: customer } = await world.customer();
    const { stripe } = world;
    const terms = { collection_method: "send_invoice", days_until_due: 10 } as const;
    const items = [{ price: (await world.price(1000)).id }];
    await stripe.subscriptions.create({ customer, items, ...terms });
    await world.moveTo(utc("2026-11-10T09:00:00"));
    expect(await delinquency(customer)).toBe(false);
    await world.moveTo(utc("2026-11-12T09:00:00"));
    expect(await delinquency(customer)).toBe(true);
  });
});
