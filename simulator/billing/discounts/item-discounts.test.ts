import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { amounts, type BillingWorld, expanded, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
let customer: string;
let [base, seats] = ["", ""];
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  world = await newBillingWorld(simulator);
  ({ stripe } = world);
  customer = (await world.customer()).id;
  base = (await world.price(1000)).id;
  seats = (await world.price(2000)).id;
});

const coupon = async (terms: Stripe.CouponCreateParams) => ({
  coupon: (await stripe.coupons.create(terms)).id,
});
const expand = ["latest_invoice"];
const half = utc("2026-11-16T09:00:00");

describe("a discount on a single item", () => {
  it("reduces only that item's line, before the discounts for all lines", async () => {
    const own = await coupon({ percent_off: 50, duration: "forever" });
    const shared = await coupon({ amount_off: 300, currency: "usd", duration: "forever" });
    const made = await stripe.subscriptions.create({
      customer,
      items: [{ price: base }, { price: seats, discounts: [own] }],
      discounts: [shared],
      expand,
    });
    const invoice = expanded(made.latest_invoice);
    expect(invoice).toMatchObject({ subtotal: 3000, total: 1700, status: "paid" });
    const taken = invoice.lines.data.map((line) => line.discount_amounts!.map(({ amount }) => amount));
    expect(taken).toEqual([[150], [1000, 150]]);
    expect(invoice.total_discount_amounts!.map(({ amount }) => amount)).toEqual([300, 1000]);
    expect(made.discounts).toHaveLength(1);
    expect(made.items.data.map(({ discounts }) => discounts.length)).toEqual([0, 1]);
  });

  it("is removed after one invoice if it lasts `once`, and stays for every renewal if it lasts `forever`", async () => {
    const once = await coupon({ percent_off: 50, duration: "once" });
    const ever = await coupon({ percent_off: 10, duration: "forever" });
    const items = [
      { price: base, discounts: [ever] },
      { price: seats, discounts: [once] },
    ];
    const { id } = await stripe.subscriptions.create({ customer, items });
    const after = await stripe.subscriptions.retrieve(id);
    expect(after.items.data.map(({ discounts }) => discounts.length)).toEqual([1, 0]);
    await world.moveTo(utc("2026-12-01T10:00:01"));
    const { data } = await stripe.invoices.list({ subscription: id });
    expect(data.map(({ total }) => total)).toEqual([2900, 1900]);
  });

  it("ends after its number of months, with an event", async () => {
    const terms = { percent_off: 50, duration: "repeating", duration_in_months: 1 } as const;
    const items = [{ price: base, discounts: [await coupon(terms)] }];
    const { id } = await stripe.subscriptions.create({ customer, items });
    await world.moveTo(utc("2026-12-01T10:00:01"));
    const { data } = await stripe.invoices.list({ subscription: id });
    expect(data.map(({ total }) => total)).toEqual([1000, 500]);
    const ended = await stripe.events.list({ type: "customer.discount.deleted" });
    expect(ended.data).toHaveLength(1);
  });

  it("reduces both the credit and the charge when the item changes", async () => {
    const own = await coupon({ percent_off: 50, duration: "forever" });
    const items = [{ price: base, discounts: [own] }];
    const { id, items: held } = await stripe.subscriptions.create({ customer, items });
    await world.moveTo(half);
    const updated = await stripe.subscriptions.update(id, {
      items: [{ id: held.data[0]!.id, price: seats }],
      proration_behavior: "always_invoice",
      expand,
    });
    expect(amounts(expanded(updated.latest_invoice))).toEqual([-250, 500]);
  });

  it("is set and cleared without prorations", async () => {
    const own = await coupon({ percent_off: 50, duration: "forever" });
    const { id, items } = await stripe.subscriptions.create({ customer, items: [{ price: base }] });
    const item = items.data[0]!.id;
    const given = await stripe.subscriptionItems.update(item, { discounts: [own] });
    expect(given.discounts).toHaveLength(1);
    expect((await stripe.invoices.createPreview({ subscription: id })).total).toBe(500);
    const cleared = await stripe.subscriptionItems.update(item, { discounts: "" });
    expect(cleared.discounts).toEqual([]);
    expect((await stripe.invoices.createPreview({ subscription: id })).total).toBe(1000);
  });
});

it("a schedule's update applies the current phase's item discount immediately", async () => {
  const own = await coupon({ percent_off: 50, duration: "forever" });
  const { id } = await stripe.subscriptions.create({ customer, items: [{ price: base }] });
  const schedule = await stripe.subscriptionSchedules.create({ from_subscription: id });
  const { start_date, end_date } = schedule.phases[0]!;
  const phases = [{ start_date, end_date, items: [{ price: base, discounts: [own] }] }];
  await stripe.subscriptionSchedules.update(schedule.id, { phases });
  expect((await stripe.subscriptions.retrieve(id)).items.data[0]!.discounts).toHaveLength(1);
});
