import type Stripe from "stripe";
import { day, newBillingWorld } from "../billing/billing-fixture";
import type { Simulator } from "../server";
import { startTestSimulator } from "../test-support";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

/** The types of all events so far, oldest first. */
async function typesIn(stripe: Stripe, since?: string): Promise<string[]> {
  const found = await stripe.events.list({ limit: 100, ...(since && { ending_before: since }) });
  return found.data.map(({ type }) => type).reverse();
}

const newest = async (stripe: Stripe): Promise<string> =>
  (await stripe.events.list({ limit: 1 })).data[0]!.id;

async function subscribed(card = "pm_card_visa") {
  const world = await newBillingWorld(simulator);
  const customer = await world.customer(card);
  const price = await world.price(2500);
  const before = await newest(world.stripe);
  const subscription = await world.stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
  });
  return { ...world, customer, monthly: price, subscription, before };
}

describe("events", () => {
  it("record everything that a paid subscription causes", async () => {
    const { stripe, before, subscription } = await subscribed();
    const types = await typesIn(stripe, before);
    expect(types).toEqual(
      expect.arrayContaining([
        "customer.subscription.created",
        "invoice.created",
        "invoice.finalized",
        "invoice.paid",
        "invoice.payment_succeeded",
        "invoice_payment.paid",
        "payment_intent.created",
        "payment_intent.succeeded",
        "charge.succeeded",
        "customer.updated",
      ]),
    );
    expect(types).not.toContain("invoice.payment_failed");
    const { data } = await stripe.events.list({ type: "customer.subscription.created" });
    expect(data).toHaveLength(1);
    const now = await stripe.subscriptions.retrieve(subscription.id);
    // Stripe's package parses some strings into decimals, so compare the original strings.
    expect(JSON.stringify(data[0]!.data.object)).toBe(JSON.stringify(now));
  });

  it("name the request that caused them, or no request if time caused them", async () => {
    const { stripe, moveTo, subscription } = await subscribed();
    const request = await stripe.customers.create({ name: "A" }, { idempotencyKey: "once" });
    const [created] = (await stripe.events.list({ type: "customer.created", limit: 1 })).data;
    expect(created).toMatchObject({
      api_version: request.lastResponse.apiVersion,
      livemode: false,
      request: { id: request.lastResponse.requestId, idempotency_key: "once" },
    });
    await moveTo(subscription.items.data[0]!.current_period_end);
    const [renewed] = (await stripe.events.list({ type: "invoice.created", limit: 1 })).data;
    expect(renewed!.request).toEqual({ id: null, idempotency_key: null });
    expect(renewed!.created).toBe(subscription.items.data[0]!.current_period_end);
  });

  it("show the previous values, and only the changed fields of nested objects", async () => {
    const { stripe, subscription, price } = await subscribed();
    const { id } = subscription;
    await stripe.subscriptions.update(id, { metadata: { a: "1", b: "2" } });
    await stripe.subscriptions.update(id, { metadata: { a: "3" }, cancel_at_period_end: true });
    const [updated] = (await stripe.events.list({ type: "customer.subscription.updated", limit: 1 })).data;
    expect(updated!.data.previous_attributes).toEqual({
      metadata: { a: "1" },
      cancel_at: null,
      cancel_at_period_end: false,
      canceled_at: null,
      cancellation_details: { reason: null },
    });
    const better = await price(4000);
    await stripe.subscriptions.update(id, {
      items: [{ id: subscription.items.data[0]!.id, price: better.id }],
    });
    const [changed] = (await stripe.events.list({ type: "customer.subscription.updated", limit: 1 })).data;
    expect(changed!.data.previous_attributes).toHaveProperty("items.data");
    expect(changed!.data.previous_attributes).not.toHaveProperty("status");
  });

  it("are not caused by refused, read-only or repeated requests", async () => {
    const { stripe, subscription, customer } = await subscribed();
    const last = await newest(stripe);
    await stripe.invoices.createPreview({ customer: customer.id, subscription: subscription.id });
    await expect(
      stripe.subscriptions.update(subscription.id, { items: [{ price: "price_none" }] }),
    ).rejects.toThrow();
    await stripe.customers.retrieve(customer.id);
    expect(await newest(stripe)).toBe(last);
    await stripe.products.create({ name: "x" }, { idempotencyKey: "twice" });
    await stripe.products.create({ name: "x" }, { idempotencyKey: "twice" });
    expect(await typesIn(stripe, last)).toEqual(["product.created"]);
  });

  it("record the end of a subscription once, with its last state", async () => {
    const { stripe, subscription } = await subscribed();
    const last = await newest(stripe);
    await stripe.subscriptions.cancel(subscription.id);
    expect(await typesIn(stripe, last)).toEqual(["customer.subscription.deleted"]);
  });

  it("record a failed renewal, its retry and the payment that follows", async () => {
    const { stripe, moveTo, subscription, customer } = await subscribed();
    const bad = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer: customer.id });
    await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: bad.id } });
    const end = subscription.items.data[0]!.current_period_end;
    await moveTo(end + 3600);
    const types = await typesIn(stripe);
    expect(types).toEqual(
      expect.arrayContaining(["invoice.payment_failed", "payment_intent.payment_failed", "charge.failed"]),
    );
    const [pastDue] = (await stripe.events.list({ type: "customer.subscription.updated", limit: 1 })).data;
    expect(pastDue!.data.previous_attributes).toMatchObject({ status: "active" });
    await moveTo(end + 3600 + 3 * day);
    expect((await stripe.events.list({ type: "invoice.payment_failed" })).data).toHaveLength(2);
  });

  it("record that a payment requires authentication", async () => {
    const { stripe, before } = await subscribed("pm_card_authenticationRequired");
    const types = await typesIn(stripe, before);
    expect(types).toEqual(
      expect.arrayContaining(["payment_intent.requires_action", "invoice.payment_action_required"]),
    );
    expect(types).not.toContain("invoice.paid");
  });

  it("record the result of a pending update", async () => {
    const { stripe, subscription, customer, price, moveTo } = await subscribed();
    const bad = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer: customer.id });
    await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: bad.id } });
    const change: Stripe.SubscriptionUpdateParams = {
      items: [{ id: subscription.items.data[0]!.id, price: (await price(9900)).id }],
      payment_behavior: "pending_if_incomplete",
      proration_behavior: "always_invoice",
    };
    const pending = await stripe.subscriptions.update(subscription.id, change);
    const good = await stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
    await stripe.invoices.pay(pending.latest_invoice as string, { payment_method: good.id });
    expect(await typesIn(stripe)).toContain("customer.subscription.pending_update_applied");
    const other = {
      ...change,
      items: [{ id: subscription.items.data[0]!.id, price: (await price(12_000)).id }],
    };
    const late = await stripe.subscriptions.update(subscription.id, other);
    await moveTo(late.pending_update!.expires_at);
    expect(await typesIn(stripe)).toContain("customer.subscription.pending_update_expired");
  });

  it("record changes of cards, discounts, schedules and the catalog", async () => {
    const { stripe, subscription, customer, monthly } = await subscribed();
    const card = await stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
    await stripe.paymentMethods.update(card.id, { metadata: { a: "b" } });
    await stripe.paymentMethods.detach(card.id);
    const coupon = await stripe.coupons.create({ percent_off: 10, duration: "forever" });
    const code = await stripe.promotionCodes.create({ promotion: { type: "coupon", coupon: coupon.id } });
    await stripe.subscriptions.update(subscription.id, { discounts: [{ promotion_code: code.id }] });
    await stripe.subscriptions.update(subscription.id, { discounts: "" });
    await stripe.coupons.del(coupon.id);
    const schedule = await stripe.subscriptionSchedules.create({ from_subscription: subscription.id });
    await stripe.subscriptionSchedules.release(schedule.id);
    await stripe.prices.update(monthly.id, { active: false });
    await stripe.customers.del(customer.id);
    expect(await typesIn(stripe)).toEqual(
      expect.arrayContaining([
        "payment_method.attached",
        "payment_method.updated",
        "payment_method.detached",
        "coupon.created",
        "coupon.deleted",
        "promotion_code.created",
        "customer.discount.created",
        "customer.discount.deleted",
        "subscription_schedule.created",
        "subscription_schedule.released",
        "price.created",
        "price.updated",
        "product.created",
        "customer.deleted",
        "customer.subscription.deleted",
      ]),
    );
    const [deleted] = (await stripe.events.list({ type: "customer.deleted" })).data;
    expect(deleted!.data.object).toMatchObject({ id: customer.id, email: customer.email });
  });

  it("can be listed by type, by a group of types or by several types, and retrieved", async () => {
    const { stripe } = await subscribed();
    const [one] = (await stripe.events.list({ type: "invoice.paid" })).data;
    expect((await stripe.events.retrieve(one!.id)).type).toBe("invoice.paid");
    const group = await stripe.events.list({ type: "invoice.*", limit: 100 });
    expect(new Set(group.data.map(({ type }) => type.split(".")[0]))).toEqual(new Set(["invoice"]));
    const several = await stripe.events.list({ types: ["invoice.paid", "charge.succeeded"] });
    expect(several.data).toHaveLength(2);
    await expect(stripe.events.list({ type: "a", types: ["b"] })).rejects.toMatchObject({ statusCode: 400 });
  });

  it("are deleted after thirty days", async () => {
    const { stripe, moveTo, subscription } = await subscribed();
    const [first] = (await stripe.events.list({ type: "customer.created" })).data;
    await moveTo(subscription.created + 40 * day);
    await stripe.customers.create({});
    await expect(stripe.events.retrieve(first!.id)).rejects.toMatchObject({ code: "resource_missing" });
  });
});
