import type Stripe from "stripe";
import { changePlan, payWith, preparePlanChange } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { takeErrors } from "@/scripts/logged";

/** Tests plan changes that undo a cancellation. Elif has canceled Team, which costs $49.00 a month. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const elif = "elif@example.com";
const customer = "cus_LumenElif";
const business = "price_Lumen_business_month";
const starter = "price_Lumen_starter_month";
const team = "price_Lumen_team_month";

async function subscriptionOf({ stripe }: PortalWorld): Promise<Stripe.Subscription> {
  const { data } = await stripe.subscriptions.list({
    customer,
    status: "all",
    expand: ["data.latest_invoice", "data.schedule"],
  });
  const [subscription] = data;
  if (!subscription) throw new Error("Elif has no subscription.");
  return subscription;
}

const pricesOf = ({ items }: Stripe.Subscription) => items.data.map(({ price }) => price.id);
const changesOf = (world: PortalWorld) =>
  world.changes().then((all) => all.filter(({ status }) => status < 400));

/** Returns what a failure must not change: the plan, the end date, the reason for the end, and the schedule. */
async function stateOf(world: PortalWorld) {
  const { items, cancel_at: endsAt, metadata, schedule } = await subscriptionOf(world);
  return { prices: items.data.map(({ price }) => price.id), endsAt, metadata, schedule };
}

function strike(world: PortalWorld, path: string, action: object, times = 1) {
  return world.admin("POST", "faults", { match: { method: "POST", path }, times, action });
}

it("undoes the cancellation and upgrades now, in one request and for the amount shown", async () => {
  const world = await portalWorld();
  const { token, subscription, preview, input } = await preparePlanChange(world, elif, business);
  expect(subscription.changePlan).toMatchObject({
    title: "Keep and change plan",
    note: "Choosing another plan undoes your cancellation.",
    keepLabel: "Keep and change plan",
  });
  const due = preview.lines.find(({ isTotal }) => isTotal)?.amount;
  expect(preview.confirm).toBe(`Keep, change and pay ${due}`);
  expect(preview.explanation).toMatch(/^This undoes your cancellation\. Then /);

  const answer = await changePlan(token, input);
  expect(answer).toMatchObject({
    ok: true,
    said: "You’re now on Lumen Business. Your cancellation was undone.",
    event: { event: "change_plan", response: { outcome: "applied", keeps: true } },
  });
  const now = await subscriptionOf(world);
  expect(pricesOf(now)).toEqual([business]);
  expect(now).toMatchObject({ cancel_at: null, cancel_at_period_end: false, status: "active" });
  expect(`$${((now.latest_invoice as Stripe.Invoice).amount_paid / 100).toFixed(2)}`).toBe(due);
  expect(await changesOf(world)).toHaveLength(1);
  await world.admin("POST", "clock", { advance: 32 * 86_400 });
  expect(await subscriptionOf(world)).toMatchObject({ status: "active" });
});

it("undoes the cancellation and schedules a lower price for the renewal", async () => {
  const world = await portalWorld();
  const { token, preview, input } = await preparePlanChange(world, elif, starter);
  expect(preview.explanation).toMatch(/^This undoes your cancellation\. Nothing due today\./);
  expect(preview.confirm).toMatch(/^Keep, then change on /);
  expect(await changePlan(token, input)).toMatchObject({
    said: expect.stringMatching(/^Lumen Starter starts on .+\. Your cancellation was undone\.$/),
    event: { response: { outcome: "scheduled", keeps: true } },
  });
  expect(await stateOf(world)).toMatchObject({ prices: [team], endsAt: null });
  await world.admin("POST", "clock", { advance: 32 * 86_400 });
  const renewed = await subscriptionOf(world);
  expect(renewed.status).toBe("active");
  expect(pricesOf(renewed)).toEqual([starter]);
});

it("also undoes an end that was set as the renewal's date, and clears the stored reason", async () => {
  const world = await portalWorld();
  const { id, items } = await subscriptionOf(world);
  const end = items.data[0]?.current_period_end ?? 0;
  await world.stripe.subscriptions.update(id, { cancel_at_period_end: false });
  await world.stripe.subscriptions.update(id, {
    cancel_at: end,
    proration_behavior: "none",
    metadata: { cancellation_reason: "too_expensive" },
  });
  const { token, input } = await preparePlanChange(world, elif, business);
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { keeps: true } } });
  expect(await stateOf(world)).toMatchObject({ prices: [business], endsAt: null, metadata: {} });
});

it("undoes the cancellation of a trial, and continues the trial on the new plan", async () => {
  const world = await portalWorld();
  const { id } = await world.stripe.customers.create({ email: "new@example.com" });
  const trial = await world.stripe.subscriptions.create({
    customer: id,
    items: [{ price: team }],
    trial_period_days: 14,
    cancel_at_period_end: true,
  });
  const { token, preview, input } = await preparePlanChange(world, "new@example.com", business);
  expect(preview.confirm).toBe("Keep and change to Lumen Business");
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { keeps: true } } });
  const now = await world.stripe.subscriptions.retrieve(trial.id);
  expect(pricesOf(now)).toEqual([business]);
  expect(now).toMatchObject({ status: "trialing", cancel_at: null, trial_end: trial.trial_end });
});

it.each([
  ["the card is declined", "pm_card_chargeCustomerFail", "Your card was declined. Nothing was changed."],
  [
    "the bank wants a confirmation",
    "pm_card_authenticationRequired",
    "Nothing was changed. You can’t do both in one step",
  ],
])("neither changes the plan nor undoes the cancellation if %s", async (_name, card, said) => {
  const world = await portalWorld();
  await payWith(world, customer, card);
  const before = await stateOf(world);
  const { token, input } = await preparePlanChange(world, elif, business);
  expect(await changePlan(token, input)).toMatchObject({
    ok: false,
    error: { code: "payment_declined", message: expect.stringContaining(said) },
  });
  expect(await stateOf(world)).toEqual(before);
});

it.each([
  ["the schedule can't be created", "/v1/subscription_schedules", 400],
  ["Stripe fails while it creates the schedule", "/v1/subscription_schedules", 500],
  ["Stripe refuses the schedule's phases", "/^/v1/subscription_schedules/sub_sched_[^/]+$/", 400],
  ["Stripe fails while it sets the schedule's phases", "/^/v1/subscription_schedules/sub_sched_[^/]+$/", 500],
  ["Stripe fails to undo the cancellation", "/^/v1/subscriptions/sub_/", 500],
])("keeps the plan, the end and its reason if %s", async (_name, path, status) => {
  const world = await portalWorld();
  const { id } = await subscriptionOf(world);
  await world.stripe.subscriptions.update(id, { metadata: { cancellation_reason: "too_expensive" } });
  const before = await stateOf(world);
  const { token, input } = await preparePlanChange(world, elif, starter);
  await strike(world, path, { type: "status", status }, 3);
  expect(await changePlan(token, input)).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining("Nothing was changed.") },
  });
  expect(takeErrors()).toHaveLength(status === 400 ? 1 : 0);
  const { metadata, ...after } = await stateOf(world);
  expect(after).toEqual({ prices: before.prices, endsAt: before.endsAt, schedule: null });
  expect(metadata.cancellation_reason).toBe("too_expensive");
});

it("makes the change once, however often the same intent is sent", async () => {
  const world = await portalWorld();
  const { token, input } = await preparePlanChange(world, elif, starter);
  const answers = await Promise.all([1, 2, 3].map(() => changePlan(token, input)));
  for (const answer of answers)
    expect(answer).toMatchObject({ event: { response: { outcome: "scheduled" } } });
  const keys = (await changesOf(world)).map(({ idempotencyKey }) => idempotencyKey);
  expect(new Set(keys).size).toBe(3);
});

it("refuses the change if the merchant has turned off cancellations, and with them their undoing", async () => {
  const world = await portalWorld();
  const { token, input } = await preparePlanChange(world, elif, business);
  await world.saveSettings({ changePlan: true, cancellation: false });
  expect(await changePlan(token, input)).toMatchObject({ error: { code: "not_allowed" } });
  expect(await world.changes()).toEqual([]);
});

it("does not undo a cancellation that was made after the page was loaded", async () => {
  const world = await portalWorld();
  const { token, input } = await preparePlanChange(world, "ada@example.com", starter);
  await world.stripe.subscriptions.update(input.subscriptionId, { cancel_at_period_end: true });
  await world.admin("DELETE", "requests");
  expect(await changePlan(token, input)).toMatchObject({ error: { code: "state_changed" } });
  expect(await world.changes()).toEqual([]);
});

it("offers no plan change if a merchant's schedule ends the subscription", async () => {
  const world = await portalWorld();
  const { id } = await subscriptionOf(world);
  await world.stripe.subscriptionSchedules.create({ from_subscription: id });
  await expect(preparePlanChange(world, elif, business)).rejects.toThrow("not_allowed");
});
