import type Stripe from "stripe";
import { changePlan, preparePlanChange as askingForPlan } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { addOnsReading, viewReading } from "@/lib/testing/readings";
import { frontDoor } from "../door/front-door";
import { discardChange } from "./discard-change";
import { removeAddOn as operation } from "./remove-add-on";

/** Mona has Team for $49.00 and the add-on Extra History for $12.00 a month. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const removeAddOn = frontDoor(operation);
const discard = frontDoor(discardChange);
const mona = "mona@example.com";
const customer = "cus_LumenMona";
const team = "price_Lumen_team_month";
const history = "price_Lumen_history_month";
const on = { changePlan: true, removeAddOns: true, coupon: true };

async function openWorld(scenario = "multi-item") {
  const world = await portalWorld("test", scenario);
  await world.saveSettings(on);
  return world;
}

async function firstOf(token: string) {
  const answer = await viewReading(token);
  const subscription = answer.ok ? answer.value.subscriptions[0] : undefined;
  if (!subscription) throw new Error("There is no subscription.");
  return subscription;
}

/** Opens the dialog to remove the add-on with this price. */
async function asking(world: PortalWorld, priceId = history, email = mona) {
  const token = await world.visit(email);
  const subscription = await firstOf(token);
  const answer = await addOnsReading(token, { subscriptionId: subscription.id });
  const { items } = await world.stripe.subscriptions.retrieve(subscription.id);
  const itemId = items.data.find(({ price }) => price.id === priceId)?.id ?? "";
  const preview = answer.ok ? answer.value.find((one) => one.itemId === itemId) : undefined;
  const { intentId, id: subscriptionId } = subscription;
  const input = { intentId, subscriptionId, itemId, quote: preview?.quote };
  return { token, subscription, preview, input };
}

const read = (world: PortalWorld, id: string) =>
  world.stripe.subscriptions.retrieve(id, { expand: ["latest_invoice", "schedule"] });
const pricesOf = ({ items }: Stripe.Subscription) => items.data.map(({ price }) => price.id);
const untilNextMonth = (world: PortalWorld) => world.admin("POST", "clock", { advance: 32 * 86_400 });

/** Adds another add-on to Mona's subscription. Returns its price's ID. */
async function addReports(world: PortalWorld) {
  const { id: product } = await world.stripe.products.create({
    name: "Lumen Reports",
    metadata: { sb_addon: "true" },
  });
  const recurring = { interval: "month" } as const;
  const price = await world.stripe.prices.create({ product, currency: "usd", unit_amount: 500, recurring });
  const { data } = await world.stripe.subscriptions.list({ customer });
  const items = [{ price: price.id }];
  await world.stripe.subscriptions.update(data[0]?.id ?? "", { items, proration_behavior: "none" });
  await world.admin("DELETE", "requests");
  return price.id;
}

it("removes the add-on at the end of its period, charges nothing before then, and continues the plan without the add-on", async () => {
  const world = await openWorld();
  const { token, subscription, preview, input } = await asking(world);
  expect(subscription.removeAddOn).toMatchObject({
    title: "Remove Lumen Extra History?",
    choices: [{ name: "Lumen Extra History", price: "$12.00 per month" }],
  });
  expect(preview).toMatchObject({ lines: [], confirm: expect.stringMatching(/^Remove on /) });
  expect(preview?.explanation).toMatch(
    /^Nothing due today\. You keep Lumen Extra History until .+, then \$49\.00 per month\.$/,
  );
  const answer = await removeAddOn(token, input);
  expect(answer).toMatchObject({
    said: expect.stringMatching(/^Lumen Extra History ends on /),
    event: { event: "remove_add_on", response: { object: "subscription", outcome: "scheduled" } },
  });
  const shown = await firstOf(token);
  expect(shown.headline).toMatch(/^Renews on .+ without Lumen Extra History$/m);
  expect(shown.discardChange?.label).toBe("Keep Lumen Extra History");
  expect(shown.actions).not.toContain("remove_add_on");
  expect(pricesOf(await read(world, input.subscriptionId))).toEqual([team, history]);
  await untilNextMonth(world);
  const renewed = await read(world, input.subscriptionId);
  expect(pricesOf(renewed)).toEqual([team]);
  expect(renewed.latest_invoice).toMatchObject({ status: "paid", amount_paid: 4900 });
});

it("keeps the add-on if the customer discards the removal", async () => {
  const world = await openWorld();
  const { token, input } = await asking(world);
  await removeAddOn(token, input);
  const { intentId, id: subscriptionId } = await firstOf(token);
  expect(await discard(token, { intentId, subscriptionId })).toSucceed();
  await untilNextMonth(world);
  expect(pricesOf(await read(world, subscriptionId))).toEqual([team, history]);
});

it("removes a second add-on together with the first one at the renewal", async () => {
  const world = await openWorld();
  const reports = await addReports(world);
  const first = await asking(world);
  expect(first.subscription.removeAddOn?.title).toBe("Which add-on do you want to remove?");
  await removeAddOn(first.token, first.input);
  const second = await asking(world, reports);
  expect(second.preview?.explanation).toContain("Your other planned changes still apply.");
  expect(await removeAddOn(second.token, second.input)).toMatchObject({
    event: { response: { outcome: "scheduled" } },
  });
  expect((await firstOf(second.token)).headline).toContain("without Lumen Extra History, Lumen Reports");
  await untilNextMonth(world);
  expect(pricesOf(await read(world, first.input.subscriptionId))).toEqual([team]);
});

it("keeps a scheduled plan change and its code", async () => {
  const world = await openWorld();
  const change = await askingForPlan(world, mona, "price_Lumen_starter_month", "SPRING");
  await changePlan(change.token, change.input);
  const { token, input } = await asking(world);
  expect(await removeAddOn(token, input)).toMatchObject({ event: { response: { outcome: "scheduled" } } });
  expect((await firstOf(token)).headline).toMatch(/^Changes to Lumen Starter on /m);
  await untilNextMonth(world);
  const renewed = await read(world, input.subscriptionId);
  expect(pricesOf(renewed)).toEqual(["price_Lumen_starter_month"]);
  expect(renewed.latest_invoice).toMatchObject({ amount_paid: 1520 });
});

it("removes an add-on immediately, with the credit shown, if the items have separate periods", async () => {
  const world = await openWorld("mixed-intervals");
  const { token, preview, input } = await asking(world, history, "xavier@example.com");
  expect(preview?.confirm).toBe("Remove now");
  expect(preview?.explanation).toMatch(/^Lumen Extra History ends today\. .*\$[\d.,]+ goes to your balance/);
  const credit = /\$([\d.]+) goes to your balance/.exec(preview?.explanation ?? "")?.[1];
  expect(await removeAddOn(token, input)).toMatchObject({
    said: "Lumen Extra History has been removed.",
    event: { response: { outcome: "applied" } },
  });
  expect(pricesOf(await read(world, input.subscriptionId))).toEqual(["price_Lumen_team_year"]);
  const { balance } = (await world.stripe.customers.retrieve("cus_LumenXavier")) as Stripe.Customer;
  expect((-balance / 100).toFixed(2)).toBe(credit);
});

it("removes an add-on immediately during a trial, and the trial continues", async () => {
  const world = await openWorld();
  const { id } = await world.stripe.customers.create({ email: "new@example.com" });
  const items = [{ price: team }, { price: history }];
  await world.stripe.subscriptions.create({ customer: id, items, trial_period_days: 14 });
  const { token, preview, input } = await asking(world, history, "new@example.com");
  expect(preview?.explanation).toMatch(/^Lumen Extra History ends today\. Your trial runs until /);
  expect(await removeAddOn(token, input)).toMatchObject({ event: { response: { outcome: "applied" } } });
  const now = await read(world, input.subscriptionId);
  expect([now.status, pricesOf(now)]).toEqual(["trialing", [team]]);
});

it("never removes the tier, an item that isn't an add-on, or another customer's item", async () => {
  const world = await openWorld();
  const { token, input } = await asking(world);
  const tier = await asking(world, team);
  expect(tier.preview).toBeUndefined();
  const wish = { ...input, itemId: tier.input.itemId };
  expect(await removeAddOn(token, wish)).toMatchObject({ error: { code: "invalid" } });
  await world.stripe.products.update("prod_LumenHistory", { metadata: { sb_addon: "" } });
  await world.admin("DELETE", "requests");
  expect(await removeAddOn(token, input)).toMatchObject({ error: { code: "invalid" } });
  expect((await firstOf(token)).actions).not.toContain("remove_add_on");
  await world.stripe.customers.create({ email: "stranger@example.com" });
  await world.admin("DELETE", "requests");
  const stranger = await world.visit("stranger@example.com");
  expect(await removeAddOn(stranger, input)).toMatchObject({ error: { code: "not_found" } });
  expect(await world.changes()).toEqual([]);
});

it("removes nothing if the setting is off, or with a quote for another add-on", async () => {
  const world = await openWorld();
  const reports = await addReports(world);
  const { token, input } = await asking(world);
  const other = await asking(world, reports);
  for (const quote of [other.input.quote, input.quote?.slice(0, -4), ""])
    expect(await removeAddOn(token, { ...input, quote })).toMatchObject({ error: { code: "invalid" } });
  await world.saveSettings({ ...on, removeAddOns: false });
  expect(await removeAddOn(token, input)).toMatchObject({ error: { code: "not_allowed" } });
  expect(await world.changes()).toEqual([]);
});

it("schedules the removal once if the same intent arrives three times, even if Stripe's answers are lost", async () => {
  const world = await openWorld();
  const { token, input } = await asking(world);
  await world.admin("POST", "faults", {
    match: { method: "POST", path: "/^/v1/subscription_schedules/sub_sched_/" },
    times: 3,
    action: { type: "drop_after_commit" },
  });
  const answers = await Promise.all([1, 2, 3].map(() => removeAddOn(token, input)));
  for (const answer of answers)
    expect(answer).toMatchObject({ event: { response: { outcome: "scheduled" } } });
  const keys = (await world.changes()).map(({ idempotencyKey }) => idempotencyKey);
  expect(new Set(keys).size).toBe(2);
});
