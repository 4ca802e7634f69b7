import type Stripe from "stripe";
import type { Simulator } from "../server";
import { startTestSimulator } from "../test-support";
import { amounts, type BillingWorld, day, expanded, newBillingWorld, utc } from "./billing-fixture";

/** Behavior of the real Stripe that others observed and our recordings don't show. */

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
let customer: string;
let price: string;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  world = await newBillingWorld(simulator, now);
  ({ stripe } = world);
  customer = (await world.customer()).id;
  price = (await world.price(1000)).id;
});

const now = utc("2026-11-01T09:00:00");
const subscribe = (more: Partial<Stripe.SubscriptionCreateParams> = {}) =>
  stripe.subscriptions.create({ customer, items: [{ price }], expand: ["latest_invoice"], ...more });

describe("a coupon for one invoice", () => {
  it("isn't used up by a trial's zero invoice, and applies to the first invoice that is paid", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 50, duration: "once" });
    const { id, discounts } = await subscribe({ trial_period_days: 10, discounts: [{ coupon }] });
    expect(discounts).toHaveLength(1);
    await world.moveTo(now + 10 * day + 3600);
    const [first] = (await stripe.invoices.list({ customer })).data;
    expect(first).toMatchObject({ subtotal: 1000, total: 500, status: "paid" });
    expect((await stripe.subscriptions.retrieve(id)).discounts).toEqual([]);
  });
});

describe("a trial that starts in a paid period", () => {
  it("creates an invoice immediately, with a credit and a free line for the trial", async () => {
    const { id } = await subscribe();
    await world.moveTo(now + 15 * day);
    const trial_end = now + 40 * day;
    const details = { trial_end };
    const preview = await stripe.invoices.createPreview({ subscription: id, subscription_details: details });
    const tried = await stripe.subscriptions.update(id, { trial_end, expand: ["latest_invoice"] });
    expect(tried).toMatchObject({ status: "trialing", trial_start: now + 15 * day, trial_end });
    const invoice = expanded(tried.latest_invoice);
    expect(invoice).toMatchObject({ billing_reason: "subscription_update", status: "paid", total: -500 });
    expect(amounts(invoice)).toEqual([-500, 0]);
    expect(amounts(preview)).toEqual([-500, 0]);
    expect(invoice.lines.data[1]!.description).toBe("Free trial for 1 user × Test Subscription");
    const longer = await stripe.subscriptions.update(id, { trial_end: trial_end + day });
    expect(longer.latest_invoice).toBe(invoice.id);
  });
});

describe("a trial set to cancel without a card", () => {
  it("ends with the reason that cancellation was requested", async () => {
    const { id } = await stripe.subscriptions.create({
      customer: (await world.customer(null)).id,
      items: [{ price }],
      trial_period_days: 5,
      trial_settings: { end_behavior: { missing_payment_method: "cancel" } },
    });
    await world.moveTo(now + 5 * day);
    expect(await stripe.subscriptions.retrieve(id)).toMatchObject({
      status: "canceled",
      cancellation_details: { reason: "cancellation_requested" },
    });
  });
});

describe("an overdue subscription", () => {
  it("becomes active when its latest invoice is marked uncollectible", async () => {
    const { id } = await subscribe();
    const card = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
    await stripe.subscriptions.update(id, { default_payment_method: card.id });
    await world.moveTo(utc("2026-12-01T11:00:00"));
    const overdue = await stripe.subscriptions.retrieve(id);
    expect(overdue.status).toBe("past_due");
    await stripe.invoices.markUncollectible(String(overdue.latest_invoice));
    expect((await stripe.subscriptions.retrieve(id)).status).toBe("active");
  });
});

describe("a refusal", () => {
  const doubled = () => ({ items: [{ price }, { price }] });

  it.each([
    ["an unknown customer", () => subscribe({ customer: "cus_1" }), 404, "No such customer: 'cus_1'"],
    [
      "a price twice",
      () => subscribe(doubled()),
      400,
      "Cannot create a Subscription with multiple Subscription Items",
    ],
    [
      "a trial in the past",
      () => subscribe({ trial_end: 1 }),
      400,
      "You specified the value `1` which is in the past.",
    ],
    [
      "due days with automatic charges",
      () => subscribe({ days_until_due: 3 }),
      400,
      "You can only specify 'days_until_due' if invoice collection method is 'send_invoice'.",
    ],
    [
      "sent invoices without due days",
      () => subscribe({ collection_method: "send_invoice" }),
      400,
      "If invoice collection method is 'send_invoice', you must specify 'days_until_due'.",
    ],
  ])("for %s uses Stripe's words", async (_, asking, statusCode, words) => {
    await expect(asking()).rejects.toMatchObject({ statusCode, message: expect.stringContaining(words) });
  });

  it("that depends on the subscription's status uses Stripe's words", async () => {
    const { id } = await subscribe();
    await expect(stripe.subscriptions.resume(id)).rejects.toThrow("if it is `paused`.");
    await stripe.subscriptions.pause(id, { type: "subscription" });
    const trial = stripe.subscriptions.update(id, { trial_end: now + day });
    await expect(trial).rejects.toThrow("while a subscription is `paused`");
    await stripe.subscriptions.cancel(id);
    const update = stripe.subscriptions.update(id, { description: "x" });
    await expect(update).rejects.toMatchObject({ code: "invalid_canceled_subscription_fields" });
    const added = stripe.subscriptionItems.create({ subscription: id, price });
    await expect(added).rejects.toMatchObject({ statusCode: 404, param: "subscription" });
  });
});
