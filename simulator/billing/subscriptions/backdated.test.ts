import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { amounts, type BillingWorld, day, expanded, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
let customer: string;
let [monthly, better] = ["", ""];
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  world = await newBillingWorld(simulator, now);
  ({ stripe } = world);
  customer = (await world.customer()).id;
  monthly = (await world.price(2800)).id;
  better = (await world.price(5600)).id;
});

/** The worked examples in Stripe's documentation are for March 1 of a non-leap year. */
const now = utc("2027-03-01T00:00:00");

const subscribe = (more: Partial<Stripe.SubscriptionCreateParams>) =>
  stripe.subscriptions.create({ customer, items: [{ price: monthly }], expand: ["latest_invoice"], ...more });

const first = ({ latest_invoice: invoice }: Stripe.Subscription) => expanded(invoice);
const periods = (invoice: Stripe.Invoice) =>
  invoice.lines.data.map(({ period }) => [period.start, period.end]);

describe("a backdated subscription", () => {
  it.each([
    ["2027-02-15T00:00:00", "flexible", [1400, 2800]],
    ["2027-02-15T00:00:00", "classic", [1400, 2800]],
    // 17 of 31 days, as documented.
    ["2027-01-15T00:00:00", "classic", [4200, 2800]],
    ["2027-01-15T00:00:00", "flexible", [2800, 1400, 2800]],
  ] as const)("from %s in %s billing is billed for the time since then", async (date, type, expected) => {
    const from = utc(date);
    const made = await subscribe({ backdate_start_date: from, billing_mode: { type } });
    expect(made).toMatchObject({
      start_date: from,
      created: now,
      billing_cycle_anchor: now,
      status: "active",
    });
    expect(amounts(first(made))).toEqual(expected);
    expect(periods(first(made)).at(0)![0]).toBe(from);
    expect(periods(first(made)).at(-1)).toEqual([now, utc("2027-04-01T00:00:00")]);
    await world.moveTo(utc("2027-04-01T01:00:00"));
    expect(amounts((await stripe.invoices.list({ customer })).data[0]!)).toEqual([2800]);
  });

  it("isn't billed for the past without prorations", async () => {
    const made = await subscribe({ backdate_start_date: now - 20 * day, proration_behavior: "none" });
    expect([made.start_date, amounts(first(made))]).toEqual([now - 20 * day, [2800]]);
  });

  it("is billed until a chosen anchor, in that anchor's periods", async () => {
    const anchor = utc("2027-03-15T00:00:00");
    const made = await subscribe({
      backdate_start_date: utc("2027-02-01T00:00:00"),
      billing_cycle_anchor: anchor,
    });
    // 14 of the 31 days before February 15, then the whole period until the anchor.
    expect(amounts(first(made))).toEqual([1265, 2800]);
    expect(made.items.data[0]).toMatchObject({
      current_period_start: utc("2027-02-15T00:00:00"),
      current_period_end: anchor,
    });
  });

  it("is credited only for the unused part of the current period when its price changes", async () => {
    const made = await subscribe({ backdate_start_date: utc("2027-01-15T00:00:00") });
    await world.moveTo(now + 15.5 * day);
    const items = [{ id: made.items.data[0]!.id, price: better }];
    const changed = await stripe.subscriptions.update(made.id, {
      items,
      proration_behavior: "always_invoice",
      expand: ["latest_invoice"],
    });
    expect(amounts(first(changed))).toEqual([-1400, 2800]);
  });

  it("is billed the previewed amounts", async () => {
    const from = utc("2027-01-15T00:00:00");
    const preview = await stripe.invoices.createPreview({
      customer,
      subscription_details: { items: [{ price: monthly }], start_date: from },
    });
    expect(amounts(preview)).toEqual([2800, 1400, 2800]);
  });

  it("can also be created by a schedule", async () => {
    const from = utc("2027-02-15T00:00:00");
    const items = [{ price: monthly }];
    const made = await stripe.subscriptionSchedules.create({
      customer,
      start_date: from,
      phases: [{ items, duration: { interval: "month", interval_count: 2 } }],
    });
    expect(made).toMatchObject({ status: "active", current_phase: { start_date: from } });
    const [draft] = (await stripe.invoices.list({ customer })).data;
    expect([draft!.status, amounts(draft!)]).toEqual(["draft", [1400, 2800]]);
  });

  it.each([
    ["in the future", { backdate_start_date: now + day }, 400],
    ["with a trial", { backdate_start_date: now - day, trial_period_days: 3 }, 501],
    ["so long ago that it needs too many lines", { backdate_start_date: now - 260 * 31 * day }, 400],
  ])("is refused if it starts %s", async (_, more, statusCode) => {
    await expect(subscribe(more)).rejects.toMatchObject({ statusCode });
  });
});

describe("a first period shortened by a chosen anchor", () => {
  it.each(["classic", "flexible"] as const)(
    "is prorated as part of a whole period in %s billing",
    async (type) => {
      const anchor = now + 10 * day;
      const made = await subscribe({ billing_cycle_anchor: anchor, billing_mode: { type } });
      // Ten of the 28 days until March 11.
      expect(amounts(first(made))).toEqual([1000]);
      await world.moveTo(now + 5 * day);
      const items = [{ id: made.items.data[0]!.id, price: better }];
      const change = { items, proration_behavior: "always_invoice" as const };
      const preview = await stripe.invoices.createPreview({
        subscription: made.id,
        subscription_details: change,
      });
      const changed = await stripe.subscriptions.update(made.id, { ...change, expand: ["latest_invoice"] });
      expect(amounts(first(changed))).toEqual([-500, 1000]);
      expect(amounts(preview)).toEqual([-500, 1000]);
    },
  );
});
