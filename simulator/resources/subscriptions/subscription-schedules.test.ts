import type Stripe from "stripe";
import {
  amounts,
  type BillingWorld,
  day,
  expanded,
  newBillingWorld,
  utc,
} from "../../billing/billing-fixture";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";

let simulator: Simulator;
let world: BillingWorld;
let subscription: Stripe.Subscription;
let pro: Stripe.Price;
let basic: Stripe.Price;

const now = utc("2026-11-01T09:00:00");
const end = utc("2026-12-01T09:00:00");

beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());
beforeEach(async () => {
  world = await newBillingWorld(simulator);
  [pro, basic] = [await world.price(3000), await world.price(1000)];
  const customer = await world.customer();
  subscription = await world.stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: pro.id }],
  });
});

type Phases = Stripe.SubscriptionScheduleUpdateParams.Phase[];

/** The two calls with which a portal schedules a new price for the renewal. */
async function scheduleDowngrade(
  to: Stripe.Price,
  duration: Phases[number]["duration"] = { interval: "month" },
) {
  const { stripe } = world;
  const schedule = await stripe.subscriptionSchedules.create({ from_subscription: subscription.id });
  const [present] = schedule.phases;
  const phases: Phases = [
    { items: [{ price: pro.id, quantity: 1 }], start_date: present!.start_date, end_date: present!.end_date },
    { items: [{ price: to.id, quantity: 1 }], duration },
  ];
  return stripe.subscriptionSchedules.update(schedule.id, {
    end_behavior: "release",
    proration_behavior: "none",
    phases,
  });
}

const current = () => world.stripe.subscriptions.retrieve(subscription.id, { expand: ["latest_invoice"] });
const itemOf = (of: Stripe.Subscription) => of.items.data[0]!;

describe("a schedule created from a subscription", () => {
  it("starts with the subscription's current period as its only phase", async () => {
    const schedule = await world.stripe.subscriptionSchedules.create({ from_subscription: subscription.id });
    expect(schedule).toMatchObject({
      status: "active",
      end_behavior: "release",
      subscription: subscription.id,
      current_phase: { start_date: now, end_date: end },
      phases: [{ start_date: now, end_date: end, items: [{ price: pro.id, quantity: 1 }] }],
    });
    expect((await current()).schedule).toBe(schedule.id);
    const second = world.stripe.subscriptionSchedules.create({ from_subscription: subscription.id });
    await expect(second).rejects.toMatchObject({ statusCode: 400 });
  });

  it("changes the price at renewal, with one full charge and no prorations, and then releases the subscription", async () => {
    const schedule = await scheduleDowngrade(basic);
    expect(schedule.phases[1]).toMatchObject({ start_date: end, end_date: utc("2027-01-01T09:00:00") });
    await world.moveTo(end - 1);
    expect(itemOf(await current()).price.id).toBe(pro.id);
    await world.moveTo(end + 3601);
    const renewed = await current();
    expect(itemOf(renewed)).toMatchObject({
      id: itemOf(subscription).id,
      price: { id: basic.id },
      current_period_start: end,
      current_period_end: utc("2027-01-01T09:00:00"),
    });
    const invoice = expanded(renewed.latest_invoice);
    expect(amounts(invoice)).toEqual([1000]);
    expect(invoice).toMatchObject({ billing_reason: "subscription_cycle", status: "paid" });
    await world.moveTo(utc("2027-01-01T09:00:01"));
    expect((await current()).schedule).toBeNull();
    expect(await world.stripe.subscriptionSchedules.retrieve(schedule.id)).toMatchObject({
      status: "released",
      released_subscription: subscription.id,
      subscription: null,
      current_phase: null,
    });
  });

  it("moves the anchor only if a new interval requires it", async () => {
    await world.moveTo(utc("2026-12-15T00:00:00"));
    const yearly = await world.price(25_000, "year");
    await scheduleDowngrade(yearly, { interval: "year" });
    const start = utc("2027-01-01T09:00:00");
    await world.moveTo(start + 3601);
    const renewed = await current();
    expect(renewed.billing_cycle_anchor).toBe(start);
    expect(itemOf(renewed)).toMatchObject({
      current_period_start: start,
      current_period_end: utc("2028-01-01T09:00:00"),
    });
    expect(amounts(expanded(renewed.latest_invoice))).toEqual([25_000]);
  });

  it("leaves no trace on the subscription when released", async () => {
    const schedule = await scheduleDowngrade(basic);
    const released = await world.stripe.subscriptionSchedules.release(schedule.id);
    expect(released).toMatchObject({ status: "released", released_at: now });
    expect(await current()).toMatchObject({ schedule: null, status: "active" });
    await world.moveTo(end + 3601);
    expect(itemOf(await current()).price.id).toBe(pro.id);
    const again = world.stripe.subscriptionSchedules.release(schedule.id);
    await expect(again).rejects.toMatchObject({ statusCode: 400 });
  });

  it("cancels the subscription when the schedule is canceled", async () => {
    const schedule = await scheduleDowngrade(basic);
    expect((await world.stripe.subscriptionSchedules.cancel(schedule.id)).status).toBe("canceled");
    expect((await current()).status).toBe("canceled");
  });

  it("is the only way to change how its subscription ends, and a direct change gets Stripe's refusal", async () => {
    const { id } = await world.stripe.subscriptionSchedules.create({ from_subscription: subscription.id });
    const message =
      `The subscription is managed by the subscription schedule \`${id}\`, and updating any cancelation behavior directly ` +
      "is not allowed. Please update the schedule instead.";
    const refused = { statusCode: 400, message };
    const { subscriptions } = world.stripe;
    await expect(subscriptions.update(subscription.id, { cancel_at_period_end: true })).rejects.toMatchObject(
      refused,
    );
    await expect(subscriptions.update(subscription.id, { cancel_at: end })).rejects.toMatchObject(refused);
    await expect(subscriptions.cancel(subscription.id)).rejects.toMatchObject(refused);
    await world.stripe.subscriptionSchedules.release(id);
    expect(await subscriptions.update(subscription.id, { cancel_at_period_end: true })).toMatchObject({
      cancel_at: end,
    });
  });

  it("changes its current phase when the subscription is changed directly", async () => {
    const schedule = await scheduleDowngrade(basic);
    const better = await world.price(5000);
    await world.stripe.subscriptions.update(subscription.id, {
      items: [{ id: itemOf(subscription).id, price: better.id }],
      proration_behavior: "always_invoice",
    });
    const after = await world.stripe.subscriptionSchedules.retrieve(schedule.id);
    expect(after.phases.map(({ items }) => items[0]?.price)).toEqual([better.id, basic.id]);
  });

  it("drops the discounts that a phase does not name", async () => {
    const coupon = await world.stripe.coupons.create({ percent_off: 50, duration: "forever" });
    const discounted = await world.stripe.subscriptions.update(subscription.id, {
      discounts: [{ coupon: coupon.id }],
    });
    const { stripe } = world;
    const schedule = await stripe.subscriptionSchedules.create({ from_subscription: subscription.id });
    const discount = String(discounted.discounts[0]);
    expect(schedule.phases[0]?.discounts).toMatchObject([{ discount }]);
    const items = [{ price: pro.id, quantity: 1 }];
    await stripe.subscriptionSchedules.update(schedule.id, {
      phases: [
        { items, start_date: now, end_date: end, discounts: [{ discount }] },
        { items, duration: { interval: "month" } },
      ],
    });
    expect((await current()).discounts).toEqual([discount]);
    await world.moveTo(end + 3601);
    expect(expanded((await current()).latest_invoice)).toMatchObject({ total: 3000 });
  });

  it("refuses phases that do not start where the current one did, or have gaps", async () => {
    const { id } = await world.stripe.subscriptionSchedules.create({ from_subscription: subscription.id });
    const update = (phases: Phases) => world.stripe.subscriptionSchedules.update(id, { phases });
    const items = [{ price: pro.id }];
    for (const phases of [
      [{ items, duration: { interval: "month" as const } }],
      [{ items, start_date: now + day, end_date: end }],
      [
        { items, start_date: now, end_date: end },
        { items, start_date: end + day },
      ],
    ]) {
      await expect(update(phases)).rejects.toMatchObject({ statusCode: 400 });
    }
    const unknown = update([{ items: [{ price: "nope" }], start_date: now, end_date: end }]);
    await expect(unknown).rejects.toMatchObject({ statusCode: 400, param: "phases[0][items][0][price]" });
  });
});
