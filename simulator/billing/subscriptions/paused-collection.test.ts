import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { day, expanded, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

const start = utc("2026-11-01T00:00:00");

async function pausedCollection(
  behavior: "keep_as_draft" | "mark_uncollectible" | "void",
  resumes_at?: number,
) {
  const world = await newBillingWorld(simulator, start);
  const { stripe } = world;
  const { id: customer } = await world.customer();
  const { id: price } = await world.price(3000);
  const created = await stripe.subscriptions.create({ customer, items: [{ price }] });
  await stripe.customers.update(customer, { balance: -100 });
  await stripe.subscriptions.update(created.id, {
    pause_collection: { behavior, ...(resumes_at && { resumes_at }) },
  });
  const item = created.items.data[0]!.id;
  const upgrade = (params: Stripe.SubscriptionUpdateParams = {}) =>
    stripe.subscriptions.update(created.id, {
      items: [{ id: item, quantity: 3 }],
      proration_behavior: "always_invoice",
      expand: ["latest_invoice"],
      ...params,
    });
  return { ...world, customer, id: created.id, upgrade };
}

describe("a subscription with paused collection", () => {
  it.each([
    ["void", "void"],
    ["mark_uncollectible", "uncollectible"],
    ["keep_as_draft", "draft"],
  ] as const)(
    "changes immediately with %s, and the invoice for the change is %s",
    async (behavior, status) => {
      for (const payment_behavior of [
        "allow_incomplete",
        "default_incomplete",
        "error_if_incomplete",
      ] as const) {
        const { stripe, customer, upgrade } = await pausedCollection(behavior);
        const changed = await upgrade({ payment_behavior });
        expect(changed).toMatchObject({ status: "active", items: { data: [{ quantity: 3 }] } });
        expect(expanded(changed.latest_invoice)).toMatchObject({ status, total: 6000, auto_advance: false });
        const paid = (await stripe.invoices.list({ customer, status: "paid" })).data;
        expect(paid.map(({ total }) => total)).toEqual([3000]);
      }
    },
  );

  it("doesn't use up the customer's credit if its invoices are void", async () => {
    const { stripe, customer, upgrade, moveTo } = await pausedCollection("void");
    await upgrade();
    await moveTo(start + 40 * day);
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ balance: -100 });
  });

  it("shows why its invoice is uncollectible, until the invoice is paid", async () => {
    const { stripe, upgrade } = await pausedCollection("mark_uncollectible");
    const { id, status_details } = expanded((await upgrade()).latest_invoice);
    expect(status_details).toEqual({ uncollectible: { reason: "subscription_paused" } });
    expect(await stripe.invoices.pay(id)).not.toHaveProperty("status_details");
  });

  it("doesn't announce invoices that won't be collected, but announces each later invoice", async () => {
    const { stripe, moveTo } = await pausedCollection("void", start + 40 * day);
    const announced = async () => (await stripe.events.list({ type: "invoice.upcoming" })).data.length;
    await moveTo(start + 39 * day);
    expect(await announced()).toBe(0);
    await moveTo(start + 60 * day);
    expect(await announced()).toBe(1);
  });
});
