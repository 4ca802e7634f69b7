import type Stripe from "stripe";
import { type BillingWorld, day, newBillingWorld, utc } from "../billing/billing-fixture";
import type { Simulator } from "../server";
import { startTestSimulator } from "../test-support";
import { expectRefusal, type Refused } from "./refusal-fixture";

/** Limits of what one customer can have: metadata, subscriptions, and the length of a trial. */

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

const start = utc("2026-11-01T09:00:00");
beforeEach(async () => {
  world = await newBillingWorld(simulator, start);
  ({ stripe } = world);
});

const isRefused = (request: () => Promise<unknown>, expected: Refused) =>
  expectRefusal(world, request, expected);

describe("metadata", () => {
  const keys = (count: number, from = 0) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`key_${from + i}`, "yes"]));
  const tooMany = { param: "metadata", message: "Metadata can have at most 50 keys." };
  const longKey = { ["k".repeat(41)]: "yes" };
  const longValue = { kept: "v".repeat(501) };

  it("has at most 50 keys, even if they were added separately", async () => {
    const { id } = await stripe.customers.create({ metadata: keys(50) });
    await isRefused(() => stripe.customers.create({ metadata: keys(51) }), tooMany);
    await isRefused(() => stripe.customers.update(id, { metadata: { one_more: "yes" } }), tooMany);
    // Removing a key in the same request makes room, and changing a key takes no room.
    const exchanged = await stripe.customers.update(id, {
      metadata: { key_0: "", key_1: "changed", one_more: "yes" },
    });
    expect(Object.keys(exchanged.metadata)).toHaveLength(50);
  });

  it.each<[string, Stripe.MetadataParam, Refused]>([
    ["a key longer than 40 characters", longKey, { param: "metadata" }],
    ["a value longer than 500 characters", longValue, { param: "metadata[kept]" }],
    ["a 51st key", keys(51), tooMany],
  ])("of a subscription or a schedule can't have %s", async (_what, metadata, expected) => {
    const customer = (await world.customer()).id;
    const items = [{ price: (await world.price(2000)).id }];
    await isRefused(() => stripe.subscriptions.create({ customer, items, metadata }), expected);
    const { id } = await stripe.subscriptions.create({ customer, items });
    await isRefused(() => stripe.subscriptions.update(id, { metadata }), expected);
    const start_date = start + day;
    const phases = [{ items }];
    await isRefused(
      () => stripe.subscriptionSchedules.create({ customer, start_date, phases, metadata }),
      expected,
    );
  });

  it("is accepted at each of its limits", async () => {
    const customer = (await world.customer()).id;
    const items = [{ price: (await world.price(2000)).id }];
    const metadata = { ...keys(49), ["k".repeat(40)]: "v".repeat(500) };
    const { id } = await stripe.subscriptions.create({ customer, items, metadata });
    expect((await stripe.subscriptions.retrieve(id)).metadata).toEqual(metadata);
  });
});

it("allows a customer at most 500 running or scheduled subscriptions", async () => {
  const customer = (await world.customer()).id;
  const items = [{ price: (await world.price(0)).id }];
  const running: string[] = [];
  for (let count = 0; count < 499; count += 1) {
    const { id } = await stripe.subscriptions.create({ customer, items });
    running.push(id);
  }
  const scheduled = { customer, start_date: start + day, phases: [{ items }] };
  await stripe.subscriptionSchedules.create(scheduled);
  const full = { code: "customer_max_subscriptions" };
  await isRefused(() => stripe.subscriptions.create({ customer, items }), full);
  await isRefused(() => stripe.subscriptionSchedules.create(scheduled), full);
  await stripe.subscriptions.create({ customer: (await world.customer()).id, items });
  await stripe.subscriptions.cancel(running[0] ?? "");
  expect((await stripe.subscriptions.create({ customer, items })).status).toBe("active");
}, 60_000);

describe("a trial", () => {
  const last = start + 730 * day;
  const tooLong = { param: "trial_end" };

  it("ends at most two years from now", async () => {
    const customer = (await world.customer()).id;
    const items = [{ price: (await world.price(2000)).id }];
    const make = (more: Partial<Stripe.SubscriptionCreateParams>) =>
      stripe.subscriptions.create({ customer, items, ...more });
    await isRefused(() => make({ trial_end: last + 1 }), tooLong);
    await isRefused(() => make({ trial_period_days: 731 }), { param: "trial_period_days" });
    expect((await make({ trial_end: last })).trial_end).toBe(last);
    expect((await make({ trial_period_days: 730 })).trial_end).toBe(last);
  });

  it("can't be extended beyond two years from now", async () => {
    const customer = (await world.customer()).id;
    const items = [{ price: (await world.price(2000)).id }];
    const { id } = await stripe.subscriptions.create({ customer, items, trial_period_days: 14 });
    const extend = (trial_end: number) =>
      stripe.subscriptions.update(id, { trial_end, proration_behavior: "none" });
    await isRefused(() => extend(last + 1), tooLong);
    expect((await extend(last)).trial_end).toBe(last);
  });
});

describe("custom fields", () => {
  const field = (name: string, value = "PO-118") => ({ name, value });
  const saving = (...custom_fields: { name: string; value: string }[]) => ({
    invoice_settings: { custom_fields },
  });

  it.each([
    ["five fields", saving(...["One", "Two", "Three", "Four", "Five"].map((name) => field(name)))],
    ["a name longer than 40 characters", saving(field("n".repeat(41)))],
    ["a value longer than 140 characters", saving(field("PO number", "9".repeat(141)))],
  ])("of a customer can't include %s", async (_title, sent) => {
    const { id } = await stripe.customers.create({});
    await expect(stripe.customers.update(id, sent)).rejects.toMatchObject({ statusCode: 400 });
  });

  it("of a customer are printed on new invoices that have none of their own", async () => {
    const { id: customer } = await stripe.customers.create(saving(field("PO number")));
    expect((await stripe.invoices.create({ customer })).custom_fields).toEqual([field("PO number")]);
    const own = [field("Project", "Analytical Engine")];
    expect((await stripe.invoices.create({ customer, custom_fields: own })).custom_fields).toEqual(own);
    expect((await stripe.invoices.create({ customer, custom_fields: "" })).custom_fields).toBeNull();
    const { invoice_settings } = await stripe.customers.update(customer, {
      invoice_settings: { custom_fields: "" },
    });
    expect(invoice_settings.custom_fields).toBeNull();
    expect((await stripe.invoices.create({ customer })).custom_fields).toBeNull();
  });
});
