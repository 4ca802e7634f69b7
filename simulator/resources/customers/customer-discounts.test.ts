import type Stripe from "stripe";
import { type BillingWorld, expanded, newBillingWorld, utc } from "../../billing/billing-fixture";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());
beforeEach(async () => void ({ stripe } = world = await newBillingWorld(simulator)));

/** A customer with a discount of their own. Only older API versions can create one. */
async function discounted(coupon: Stripe.CouponCreateParams) {
  const { id: customer } = await world.customer();
  const { id } = await stripe.coupons.create(coupon);
  const discount = (await world.admin("POST", "discounts", { customer, coupon: id })) as Stripe.Discount;
  return { customer, discount };
}

async function subscribe(customer: string, fields: Partial<Stripe.SubscriptionCreateParams> = {}) {
  const { id: price } = await world.price(1000);
  const params = { customer, items: [{ price }], expand: ["latest_invoice"], ...fields };
  return stripe.subscriptions.create(params);
}

const totals = async (customer: string) =>
  (await stripe.invoices.list({ customer })).data.map(({ total }) => total).reverse();

describe("a customer's discount", () => {
  it("applies to a subscription without discounts, but is not among the subscription's own", async () => {
    const { customer, discount } = await discounted({ percent_off: 20, duration: "forever" });
    const subscription = await subscribe(customer);
    expect(subscription.discounts).toEqual([]);
    expect(expanded(subscription.latest_invoice)).toMatchObject({ discounts: [discount.id], total: 800 });
    const preview = await stripe.invoices.createPreview({ subscription: subscription.id });
    expect(preview.total).toBe(800);
    await world.moveTo(utc("2026-12-01T10:00:00"));
    expect(await totals(customer)).toEqual([800, 800]);
  });

  it("applies to the credits and charges of a change", async () => {
    const { customer } = await discounted({ percent_off: 50, duration: "forever" });
    const subscription = await subscribe(customer);
    const { id: price } = await world.price(3000);
    await world.moveTo(utc("2026-11-16T09:00:00"));
    const item = subscription.items.data[0]!.id;
    const change = { items: [{ id: item, price }], proration_behavior: "always_invoice" as const };
    const preview = await stripe.invoices.createPreview({
      subscription: subscription.id,
      subscription_details: change,
    });
    await stripe.subscriptions.update(subscription.id, change);
    expect(await totals(customer)).toEqual([500, 500]);
    expect(preview.total).toBe(500);
  });

  it("is replaced by the subscription's own discounts, unless they include its ID", async () => {
    const { customer, discount } = await discounted({ percent_off: 20, duration: "forever" });
    const { id: coupon } = await stripe.coupons.create({ percent_off: 10, duration: "forever" });
    const { latest_invoice } = await subscribe(customer, { discounts: [{ coupon }] });
    expect(expanded(latest_invoice).total).toBe(900);
    const both = await subscribe(customer, { discounts: [{ discount: discount.id }, { coupon }] });
    expect(expanded(both.latest_invoice).total).toBe(720);
  });

  it("applies to one invoice if its coupon's duration is once", async () => {
    const { customer } = await discounted({ percent_off: 20, duration: "once" });
    await subscribe(customer);
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ discount: null });
    await world.moveTo(utc("2026-12-01T10:00:00"));
    expect(await totals(customer)).toEqual([800, 1000]);
  });

  it("ends after its coupon's number of months", async () => {
    const { customer } = await discounted({ percent_off: 20, duration: "repeating", duration_in_months: 1 });
    await subscribe(customer);
    await world.moveTo(utc("2026-12-01T10:00:00"));
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ discount: null });
    expect(await totals(customer)).toEqual([800, 1000]);
  });

  it("is inherited by a manual invoice, unless its discounts are cleared", async () => {
    const { customer } = await discounted({ percent_off: 20, duration: "forever" });
    const make = async (discounts?: "") => {
      await stripe.invoiceItems.create({ customer, amount: 1000, currency: "usd" });
      const params = { customer, pending_invoice_items_behavior: "include" as const };
      return (await stripe.invoices.create({ ...params, ...(discounts !== undefined && { discounts }) }))
        .total;
    };
    expect([await make(), await make("")]).toEqual([800, 1000]);
  });

  it("can be deleted, which causes an event", async () => {
    const { customer, discount } = await discounted({ percent_off: 20, duration: "forever" });
    expect(await stripe.customers.deleteDiscount(customer)).toMatchObject({ id: discount.id, deleted: true });
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ discount: null });
    await expect(stripe.customers.deleteDiscount(customer)).rejects.toMatchObject({ statusCode: 404 });
    const types = (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["customer.discount.created", "customer.discount.deleted"]));
  });
});
