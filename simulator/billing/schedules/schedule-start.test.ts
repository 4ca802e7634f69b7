import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { amounts, type BillingWorld, day, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
let customer: string;
let [basic, better] = ["", ""];
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  world = await newBillingWorld(simulator);
  ({ stripe } = world);
  customer = (await world.customer()).id;
  basic = (await world.price(1000)).id;
  better = (await world.price(2000)).id;
});

const now = utc("2026-11-01T09:00:00");
const begin = utc("2026-11-11T09:00:00");

const schedule = (fields: Partial<Stripe.SubscriptionScheduleCreateParams> = {}) =>
  stripe.subscriptionSchedules.create({
    customer,
    start_date: begin,
    phases: [
      { items: [{ price: basic }], duration: { interval: "month", interval_count: 2 } },
      { items: [{ price: better, quantity: 2 }], duration: { interval: "month", interval_count: 1 } },
    ],
    ...fields,
  });

const billed = async () => (await stripe.invoices.list({ customer })).data.map(amounts).reverse();

describe("a schedule that creates its own subscription", () => {
  it("waits, creates its subscription on the start date, and changes it with each phase", async () => {
    const { id, phases, ...waiting } = await schedule();
    expect(waiting).toMatchObject({ status: "not_started", subscription: null, current_phase: null });
    expect(phases.map(({ start_date }) => start_date)).toEqual([begin, utc("2027-01-11T09:00:00")]);
    await world.moveTo(begin - 1);
    expect((await stripe.subscriptions.list({ customer })).data).toEqual([]);
    await world.moveTo(begin);
    const started = await stripe.subscriptionSchedules.retrieve(id, { expand: ["subscription"] });
    expect(started).toMatchObject({
      status: "active",
      current_phase: { start_date: begin },
      subscription: { schedule: id, status: "active", start_date: begin, billing_cycle_anchor: begin },
    });
    const { data: events } = await stripe.events.list({ type: "subscription_schedule.*" });
    expect(events.map(({ type }) => type)).toEqual([
      "subscription_schedule.updated",
      "subscription_schedule.created",
    ]);
    const [draft] = (await stripe.invoices.list({ customer })).data;
    expect(draft).toMatchObject({ status: "draft", billing_reason: "subscription_create", total: 1000 });
    await world.moveTo(utc("2027-03-01T09:00:00"));
    expect(await billed()).toEqual([[1000], [1000], [4000], [4000]]);
    expect((await stripe.invoices.list({ customer })).data.every(({ status }) => status === "paid")).toBe(
      true,
    );
    expect((await stripe.subscriptionSchedules.retrieve(id)).status).toBe("released");
  });

  it("starts immediately if its start date is now", async () => {
    const made = await schedule({ start_date: "now" });
    expect(made).toMatchObject({ status: "active", current_phase: { start_date: now } });
    await world.moveTo(now + 3600);
    expect(await billed()).toEqual([[1000]]);
  });

  it("cancels its subscription after the last phase if its end behavior says so", async () => {
    const { id } = await schedule({ end_behavior: "cancel" });
    await world.moveTo(utc("2027-02-11T09:00:01"));
    expect((await stripe.subscriptionSchedules.retrieve(id)).status).toBe("completed");
    const [subscription] = (await stripe.subscriptions.list({ customer, status: "all" })).data;
    expect(subscription!.status).toBe("canceled");
  });

  it("can start with a trial", async () => {
    const phases = [{ items: [{ price: basic }], trial_end: begin + 10 * day, end_date: begin + 40 * day }];
    await schedule({ phases });
    await world.moveTo(begin);
    const [subscription] = (await stripe.subscriptions.list({ customer })).data;
    expect(subscription).toMatchObject({ status: "trialing", trial_end: begin + 10 * day });
    await world.moveTo(begin + 10 * day + 3600);
    expect(await billed()).toEqual([[0], [1000]]);
  });

  it("can be changed, canceled or released before it starts", async () => {
    const { id } = await schedule();
    const later = { items: [{ price: better }], start_date: begin + day, end_date: begin + 31 * day };
    const changed = await stripe.subscriptionSchedules.update(id, { phases: [later] });
    expect(changed.phases).toMatchObject([{ start_date: begin + day }]);
    expect((await stripe.subscriptionSchedules.list({ customer, scheduled: true })).data).toHaveLength(1);
    expect((await stripe.subscriptionSchedules.cancel(id)).status).toBe("canceled");
    const other = await stripe.subscriptionSchedules.release((await schedule()).id);
    expect(other).toMatchObject({ status: "released", released_subscription: null });
    await world.moveTo(begin + 5 * day);
    expect((await stripe.subscriptions.list({ customer })).data).toEqual([]);
  });

  it("is canceled if its price has been archived by its start date", async () => {
    const { id } = await schedule();
    await stripe.prices.update(basic, { active: false });
    await world.moveTo(begin);
    expect((await stripe.subscriptionSchedules.retrieve(id)).status).toBe("canceled");
    expect(await billed()).toEqual([]);
  });

  it.each([
    ["no customer", { customer: undefined }, 400],
    ["no phases", { phases: [] }, 400],
    ["a past phase", { start_date: utc("2026-07-01T09:00:00") }, 501],
    ["unsupported settings", { default_settings: { on_behalf_of: "acct_1" } }, 501],
  ])("is refused with %s", async (_, fields, statusCode) => {
    await expect(schedule(fields)).rejects.toMatchObject({ statusCode });
  });
});
