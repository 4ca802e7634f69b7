import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { type BillingWorld, day, newBillingWorld, utc } from "../billing-fixture";

/** How a canceling schedule ends its subscription, and how a release affects the end date. */

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

const second = utc("2026-12-01T09:00:00");
const third = utc("2027-01-01T09:00:00");
const fourth = utc("2027-02-01T09:00:00");
const months = (count: number) => ({ interval: "month", interval_count: count }) as const;

const term = (phases: Stripe.SubscriptionScheduleCreateParams.Phase[]) =>
  stripe.subscriptionSchedules.create({ customer, start_date: "now", end_behavior: "cancel", phases });
const whole = () => term([{ items: [{ price: basic }], duration: months(3) }]);
const inTwo = () =>
  term([
    { items: [{ price: basic }], duration: months(1) },
    { items: [{ price: better }], duration: months(2) },
  ]);
const subscription = async () => (await stripe.subscriptions.list({ customer, status: "all" })).data[0]!;
const end = async () => (({ cancel_at, canceled_at }) => ({ cancel_at, canceled_at }))(await subscription());

it("sets the end date when the last phase starts, not before", async () => {
  await inTwo();
  expect(await end()).toEqual({ cancel_at: null, canceled_at: null });
  await world.moveTo(second);
  expect(await subscription()).toMatchObject({ cancel_at: fourth, cancel_at_period_end: false });
});

it("sets the end date immediately if there is only one phase, and bills each of its three months", async () => {
  const { id } = await whole();
  expect(await end()).toMatchObject({ cancel_at: fourth, canceled_at: expect.any(Number) });
  await world.moveTo(fourth + day);
  expect(await subscription()).toMatchObject({ status: "canceled", ended_at: fourth });
  expect((await stripe.subscriptionSchedules.retrieve(id)).status).toBe("completed");
  expect((await stripe.invoices.list({ customer })).data).toHaveLength(3);
});

it("clears the end date when a phase is added after the last, or the end behavior becomes release", async () => {
  const { id, phases } = await whole();
  const [first] = phases;
  const same = { items: [{ price: basic }], start_date: first!.start_date, end_date: first!.end_date };
  const more = { items: [{ price: better }], duration: months(1) };
  await stripe.subscriptionSchedules.update(id, { phases: [same, more] });
  expect(await end()).toEqual({ cancel_at: null, canceled_at: null });
  await stripe.subscriptionSchedules.update(id, { phases: [same] });
  expect(await end()).toMatchObject({ cancel_at: fourth });
  await stripe.subscriptionSchedules.update(id, { end_behavior: "release" });
  expect(await end()).toEqual({ cancel_at: null, canceled_at: null });
});

it("clears the end date on release, unless the request preserves it", async () => {
  await stripe.subscriptionSchedules.release((await whole()).id);
  expect(await end()).toEqual({ cancel_at: null, canceled_at: null });
  await stripe.subscriptions.cancel((await subscription()).id);
  await stripe.subscriptionSchedules.release((await whole()).id, { preserve_cancel_date: true });
  expect(await subscription()).toMatchObject({ cancel_at: fourth, schedule: null });
});

it("can't preserve the end date on release before the last phase, because no end date is set yet", async () => {
  await stripe.subscriptionSchedules.release((await inTwo()).id, { preserve_cancel_date: true });
  expect(await end()).toEqual({ cancel_at: null, canceled_at: null });
});

it("keeps the end date after a direct change, which splits the phase in two", async () => {
  const { id, phases } = await whole();
  await world.moveTo(second - 10 * day);
  const { id: subscriptionId, items } = await subscription();
  const changed = [{ id: items.data[0]!.id, price: better }];
  await stripe.subscriptions.update(subscriptionId, { items: changed });
  const now = await stripe.subscriptionSchedules.retrieve(id);
  expect(
    now.phases.map(({ items: [item], start_date, end_date }) => [item?.price, start_date, end_date]),
  ).toEqual([
    [basic, phases[0]!.start_date, second - 10 * day],
    [better, second - 10 * day, fourth],
  ]);
  expect(now.current_phase).toEqual({ start_date: second - 10 * day, end_date: fourth });
  expect(await end()).toMatchObject({ cancel_at: fourth });
  await world.moveTo(third + day);
  expect((await stripe.invoices.list({ customer, limit: 1 })).data[0]?.total).toBe(2000);
});

it("keeps past phases, and refuses them if they are sent again", async () => {
  const { id, phases } = await inTwo();
  await world.moveTo(second + day);
  const [past, present] = phases;
  const same = { items: [{ price: better }], start_date: present!.start_date, end_date: present!.end_date };
  const updated = await stripe.subscriptionSchedules.update(id, { phases: [same] });
  expect(updated.phases.map(({ start_date }) => start_date)).toEqual(
    phases.map(({ start_date }) => start_date),
  );
  const over = { items: [{ price: basic }], start_date: past!.start_date, end_date: past!.end_date };
  await expect(stripe.subscriptionSchedules.update(id, { phases: [over, same] })).rejects.toMatchObject({
    param: "phases",
  });
});
