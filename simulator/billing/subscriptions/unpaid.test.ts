import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

/** An unpaid subscription: the last attempt to charge its renewal was declined, and so was the charge for a change. */
async function unpaidSubscription() {
  const world = await newBillingWorld(simulator, utc("2026-10-14T09:00:00"));
  await world.admin("POST", "dunning", { afterwards: "unpaid" });
  const { stripe } = world;
  const { id: customer } = await world.customer();
  const price = (await world.price(1000)).id;
  const { id, items } = await stripe.subscriptions.create({ customer, items: [{ price }] });
  const { id: bad } = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
  await stripe.subscriptions.update(id, { default_payment_method: bad });
  await world.moveTo(utc("2026-11-20T12:00:00"));
  const more = [{ id: items.data[0]!.id, quantity: 2 }];
  await stripe.subscriptions.update(id, { items: more, proration_behavior: "always_invoice" });
  await world.moveTo(utc("2026-11-29T11:00:00"));
  return { world, stripe, customer, id };
}

it("an unpaid subscription's open invoices are no longer retried", async () => {
  const { world, stripe, customer, id } = await unpaidSubscription();
  expect((await stripe.subscriptions.retrieve(id)).status).toBe("unpaid");
  const read = async () =>
    (await stripe.invoices.list({ customer, status: "open" })).data.map(
      ({ attempt_count, next_payment_attempt }) => [attempt_count, next_payment_attempt],
    );
  const before = await read();
  expect(before).toEqual([
    [3, null],
    [4, null],
  ]);
  await world.moveTo(utc("2026-12-13T09:00:00"));
  expect(await read()).toEqual(before);
});

it("a customer's failed payment for an unpaid subscription schedules no retries", async () => {
  const { stripe, customer } = await unpaidSubscription();
  const [invoice] = (await stripe.invoices.list({ customer, status: "open" })).data;
  await expect(stripe.invoices.pay(invoice!.id)).rejects.toMatchObject({ statusCode: 402 });
  expect((await stripe.invoices.retrieve(invoice!.id)).next_payment_attempt).toBeNull();
});
