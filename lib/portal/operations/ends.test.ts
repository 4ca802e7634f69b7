import type Stripe from "stripe";
import { changePlan, preparePlanChange } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { viewReading } from "@/lib/testing/readings";
import { frontDoor } from "../door/front-door";
import type { SubscriptionView } from "../view/view-shape";
import { cancellation } from "./cancellation";
import { keepSubscription } from "./keep-subscription";

/**
 * Customers can undo an end that they chose, but not a term that the merchant set. They can still end a subscription
 * before its term is over.
 */

const cancel = frontDoor(cancellation);
const keep = frontDoor(keepSubscription);
const day = 86_400;
const starter = "price_Lumen_starter_month";
const business = "price_Lumen_business_month";
const team = "price_Lumen_team_month";

let world: PortalWorld;

beforeAll(async () => {
  await startPortalWorlds();
  world = await portalWorld();
  await world.saveSettings({ changePlan: true, coupon: true, pause: true });
});
afterAll(stopPortalWorlds);

const inAYear = () => Math.floor(Date.now() / 1000) + 365 * day;
let count = 0;

/** Creates a customer with Team. The parameters are added to the creation and to the first update, if any. */
async function someone(
  create: Partial<Stripe.SubscriptionCreateParams> = {},
  update: Stripe.SubscriptionUpdateParams = {},
) {
  count += 1;
  const email = `end-${count}@example.com`;
  const { stripe } = world;
  const { id: customer } = await stripe.customers.create({ email });
  const { id: card } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: card } });
  const made = await stripe.subscriptions.create({ customer, items: [{ price: team }], ...create });
  if (Object.keys(update).length > 0) await stripe.subscriptions.update(made.id, update);
  const token = await world.visit(email);
  return { email, customer, token, id: made.id, renewal: made.items.data[0]!.current_period_end };
}

type Someone = Awaited<ReturnType<typeof someone>>;

async function shown({ token }: Pick<Someone, "token">): Promise<SubscriptionView> {
  const answer = await viewReading(token);
  const subscription = answer.ok ? answer.value.subscriptions[0] : undefined;
  if (!subscription) throw new Error("There is no subscription.");
  return subscription;
}

async function asked(who: Someone) {
  return { subscriptionId: who.id, intentId: (await shown(who)).intentId };
}

const read = ({ id }: Someone) => world.stripe.subscriptions.retrieve(id);

it("lets a customer end a subscription before its term is over, and restores the term if the customer stays", async () => {
  const end = inAYear();
  const who = await someone({ cancel_at: end });
  expect((await shown(who)).actions).toEqual(["change_plan", "apply_coupon", "cancellation"]);
  expect(await keep(who.token, await asked(who))).toMatchObject({ error: { code: "not_allowed" } });
  expect(await cancel(who.token, await asked(who))).toMatchObject({
    event: { response: { outcome: "at_period_end" } },
  });
  expect(await read(who)).toMatchObject({ cancel_at: who.renewal, cancel_at_period_end: true });
  expect((await shown(who)).actions).toEqual(["change_plan", "keep_subscription"]);
  expect(await keep(who.token, await asked(who))).toSucceed();
  expect(await read(who)).toMatchObject({ cancel_at: end, cancel_at_period_end: false });
  expect((await shown(who)).actions).toEqual(["change_plan", "apply_coupon", "cancellation"]);
});

it("restores the term if a plan change undoes the cancellation", async () => {
  const end = inAYear();
  const up = await someone({ cancel_at: end });
  await cancel(up.token, await asked(up));
  const upgrade = await preparePlanChange(world, up.email, business);
  expect(await changePlan(upgrade.token, upgrade.input)).toMatchObject({
    event: { response: { keeps: true } },
  });
  expect(await read(up)).toMatchObject({ cancel_at: end });

  const down = await someone({ cancel_at: end });
  await cancel(down.token, await asked(down));
  const downgrade = await preparePlanChange(world, down.email, starter);
  expect(await changePlan(downgrade.token, downgrade.input)).toSucceed();
  const { schedule } = await world.stripe.subscriptions.retrieve(down.id, { expand: ["schedule"] });
  expect(schedule).toMatchObject({ end_behavior: "cancel", phases: [{}, { end_date: end }] });
});

it.each([
  ["now", business, { cancel_at: true, schedule: null }],
  ["at the renewal", starter, { cancel_at: null, schedule: { end_behavior: "cancel" } }],
])("keeps a term through a plan change that takes effect %s", async (_when, priceId, expected) => {
  const end = inAYear();
  const who = await someone({ cancel_at: end });
  const { token, input } = await preparePlanChange(world, who.email, priceId);
  expect(await changePlan(token, input)).toSucceed();
  const now = await world.stripe.subscriptions.retrieve(who.id, { expand: ["schedule"] });
  expect(now).toMatchObject({ ...expected, ...(expected.cancel_at && { cancel_at: end }) });
  const schedule = now.schedule as Stripe.SubscriptionSchedule | null;
  if (schedule) expect(schedule.phases.at(-1)?.end_date).toBe(end);
  expect((await shown(who)).actions).toContain("cancellation");
});

it("offers no plan with another billing interval during a term, because a term is a number of current billing periods", async () => {
  const { email } = await someone({ cancel_at: inAYear() });
  await expect(preparePlanChange(world, email, "price_Lumen_team_year")).rejects.toThrow("No preview");
});

it.each<[string, Partial<Stripe.SubscriptionCreateParams>, Stripe.SubscriptionUpdateParams]>([
  ["on trial", { trial_period_days: 14 }, {}],
  ["whose payments are paused", {}, { pause_collection: { behavior: "void" } }],
  ["whose first payment is open", { payment_behavior: "default_incomplete" }, {}],
])(
  "lets a customer %s cancel before a term is over, but not remove the term",
  async (_state, create, update) => {
    const who = await someone({ cancel_at: inAYear(), ...create }, update);
    const { actions } = await shown(who);
    expect(actions).toContain("cancellation");
    expect(actions).not.toContain("keep_subscription");
    expect(await cancel(who.token, await asked(who))).toSucceed();
    const { cancel_at, status } = await read(who);
    expect(status === "incomplete_expired" || cancel_at === who.renewal).toBe(true);
  },
);

describe("a paused subscription", () => {
  const paused = async (...asked: Parameters<typeof someone>) => {
    const who = await someone(...asked);
    await world.stripe.subscriptions.pause(who.id, { type: "subscription" });
    return who;
  };

  it("can be canceled before its term is over, but its term can't be removed", async () => {
    const who = await paused({ cancel_at: inAYear() });
    const { actions, headline } = await shown(who);
    expect(actions).toContain("cancellation");
    expect(actions).not.toContain("keep_subscription");
    // Nothing is charged before the end, so no text may suggest that payments continue.
    expect(headline).toMatch(/^You won’t be charged while paused\nEnds on [A-Z][a-z]+\s\d+,\s\d{4}$/);
    expect(await cancel(who.token, await asked(who))).toSucceed();
    expect((await read(who)).status).toBe("canceled");
  });

  it("says that nothing is charged and shows the end date if it ends with its period", async () => {
    const who = await paused({}, { cancel_at_period_end: true });
    const { actions, headline, keepSubscription } = await shown(who);
    expect(headline).toMatch(/^You won’t be charged while paused\nEnds on [A-Z][a-z]+\s\d+,\s\d{4}$/);
    // Without the end, the subscription stays paused and doesn't renew.
    expect(actions).toContain("keep_subscription");
    expect(keepSubscription?.question).toMatch(
      /If you keep it, it continues, and its payments stay paused\.$/,
    );
    expect(await keep(who.token, await asked(who))).toSucceed();
    expect(await read(who)).toMatchObject({ status: "paused", cancel_at: null });
    expect((await shown(who)).headline).toBe("You won’t be charged while paused");
  });
});

describe("an end with the period", () => {
  it.each<[string, Stripe.SubscriptionUpdateParams, boolean]>([
    ["a reason, as portals store it", { cancellation_details: { feedback: "unused" } }, true],
    ["a comment, as portals store it", { cancellation_details: { comment: "Moved away" } }, true],
    ["nothing", {}, true],
  ])("that was set as `cancel_at_period_end`, with %s, can be undone", async (_said, more, isKept) => {
    const who = await someone({}, { cancel_at_period_end: true, ...more });
    expect((await shown(who)).actions.includes("keep_subscription")).toBe(isKept);
  });

  it("needs a confirmation to be undone, unless a stored reason shows that the customer canceled", async () => {
    const unsaid = await someone({}, { cancel_at_period_end: true });
    const said = await someone(
      {},
      { cancel_at_period_end: true, cancellation_details: { feedback: "unused" } },
    );
    expect((await shown(unsaid)).keepSubscription?.question).toMatch(
      /renews on .+, at \$49\.00 per month\.$/,
    );
    expect((await shown(said)).keepSubscription?.question).toBeNull();
  });

  it("that was set as a date counts as the merchant's, unless a customer's reason is stored", async () => {
    const { renewal } = await someone();
    const term = await someone({}, { cancel_at: renewal + 1, proration_behavior: "none" });
    const exact = await someone();
    await world.stripe.subscriptions.update(exact.id, { cancel_at: exact.renewal });
    const portal = await someone();
    const details = { cancellation_details: { feedback: "unused" } } as const;
    await world.stripe.subscriptions.update(portal.id, { cancel_at: portal.renewal, ...details });
    expect((await shown(exact)).actions).toEqual([]);
    expect((await shown(portal)).actions).toContain("keep_subscription");
    expect((await shown(term)).actions).not.toContain("keep_subscription");
  });

  it("can't be undone by the customer after the merchant has moved the end", async () => {
    const who = await someone();
    await cancel(who.token, await asked(who));
    expect((await shown(who)).actions).toContain("keep_subscription");
    await world.stripe.subscriptions.update(who.id, { cancel_at: inAYear(), proration_behavior: "none" });
    expect((await shown(who)).actions).not.toContain("keep_subscription");
  });

  it("leaves no data after it is undone, so that a later term isn't taken for the customer's choice", async () => {
    await world.saveSettings({ changePlan: true, cancellationReason: true });
    const who = await someone();
    await cancel(who.token, { ...(await asked(who)), feedback: "unused" });
    await keep(who.token, await asked(who));
    await world.stripe.subscriptions.update(who.id, { cancel_at: who.renewal, proration_behavior: "none" });
    expect((await shown(who)).actions).not.toContain("keep_subscription");
    await world.saveSettings({ changePlan: true, coupon: true, pause: true });
  });
});

it("lets a past-due customer cancel immediately even if the subscription ends with its period anyway", async () => {
  const own = await portalWorld("test", "past-due");
  const token = await own.visit("pavel@example.com");
  const { id: subscriptionId } = await shown({ token });
  await own.stripe.subscriptions.update(subscriptionId, { cancel_at_period_end: true });
  for (const keepWhilePastDue of [true, false]) {
    await own.saveSettings({ keepWhilePastDue });
    const { actions, cancellation: dialog } = await shown({ token });
    expect([actions, dialog?.moment]).toEqual([["keep_subscription", "cancellation"], "now"]);
  }
  const { intentId } = await shown({ token });
  expect(await cancel(token, { intentId, subscriptionId })).toMatchObject({
    event: { response: { outcome: "now" } },
  });
});
