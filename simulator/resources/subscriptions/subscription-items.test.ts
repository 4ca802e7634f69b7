import type Stripe from "stripe";
import { amounts, type BillingWorld, newBillingWorld, utc } from "../../billing/billing-fixture";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";

let simulator: Simulator;
let world: BillingWorld;
let subscription: Stripe.Subscription;

beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());
beforeEach(async () => {
  world = await newBillingWorld(simulator);
  const [price, customer] = [await world.price(1000), await world.customer()];
  subscription = await world.stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
  });
  await world.moveTo(utc("2026-11-16T09:00:00"));
});

const latest = async () =>
  (await world.stripe.invoices.list({ subscription: subscription.id, limit: 1 })).data[0]!;

describe("subscription items", () => {
  it("are added, changed, listed and deleted, each as an update of the subscription", async () => {
    const { subscriptionItems: items } = world.stripe;
    const extra = await world.price(500);
    const added = await items.create({
      subscription: subscription.id,
      price: extra.id,
      proration_behavior: "always_invoice",
    });
    expect(added).toMatchObject({ object: "subscription_item", quantity: 1, price: { id: extra.id } });
    expect(amounts(await latest())).toEqual([250]);
    const doubled = await items.update(added.id, { quantity: 2, proration_behavior: "always_invoice" });
    expect(doubled).toMatchObject({ id: added.id, quantity: 2, price: { id: extra.id } });
    expect(amounts(await latest())).toEqual([-250, 500]);
    expect((await items.list({ subscription: subscription.id })).data.map(({ id }) => id)).toEqual([
      subscription.items.data[0]!.id,
      added.id,
    ]);
    expect(await items.del(added.id, { proration_behavior: "always_invoice" })).toMatchObject({
      id: added.id,
      deleted: true,
    });
    expect(amounts(await latest())).toEqual([-500]);
    await expect(items.retrieve(added.id)).rejects.toMatchObject({
      statusCode: 404,
      message: `Invalid subscription_item id: ${added.id}`,
    });
  });

  it("cannot all be deleted or use the same price twice", async () => {
    const [only] = subscription.items.data;
    await expect(world.stripe.subscriptionItems.del(only!.id)).rejects.toMatchObject({ statusCode: 400 });
    const twice = world.stripe.subscriptionItems.create({
      subscription: subscription.id,
      price: only!.price.id,
    });
    await expect(twice).rejects.toMatchObject({
      param: "plan",
      message: expect.stringContaining(`Subscription Item ${only!.id} is already using that Price`),
    });
  });

  it("with different intervals renew separately", async () => {
    const yearly = await world.price(12_000, "year");
    await world.stripe.subscriptions.update(subscription.id, {
      items: [{ price: yearly.id }],
      proration_behavior: "always_invoice",
    });
    await world.moveTo(utc("2026-12-01T10:00:00"));
    expect(amounts(await latest())).toEqual([1000]);
    const { items } = await world.stripe.subscriptions.retrieve(subscription.id);
    expect(items.data.map((item) => item.current_period_end)).toEqual([
      utc("2027-01-01T09:00:00"),
      utc("2027-11-01T09:00:00"),
    ]);
  });
});
