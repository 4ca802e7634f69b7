import type Stripe from "stripe";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";
import { amounts, type BillingWorld, day, newBillingWorld, utc } from "../billing-fixture";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
let customer: string;
let [basic, better, fee] = ["", "", ""];
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
  fee = (await world.price(500, "month", { recurring: undefined as never })).id;
});

const now = utc("2026-11-01T09:00:00");
const second = utc("2026-12-01T09:00:00");
const third = utc("2027-01-01T09:00:00");
const month = { interval: "month", interval_count: 1 } as const;

type Phase = Stripe.SubscriptionScheduleCreateParams.Phase;
type Fields = Partial<Stripe.SubscriptionScheduleCreateParams>;

/** A schedule with a month at the basic price and a second phase with the given fields. */
const planned = (later: Partial<Phase>, fields: Fields = {}, first: Partial<Phase> = {}) =>
  stripe.subscriptionSchedules.create({
    customer,
    start_date: "now",
    phases: [
      { items: [{ price: basic }], duration: month, ...first },
      { items: [{ price: better }], duration: month, ...later },
    ],
    ...fields,
  });

const subscription = async () => (await stripe.subscriptions.list({ customer })).data[0]!;
const billed = async () => (await stripe.invoices.list({ customer })).data.map(amounts).reverse();

/** Moves to a renewal, and checks that it is billed as previewed the day before. */
async function renewAsPreviewed(at: number): Promise<Stripe.Invoice> {
  await world.moveTo(at - day);
  const preview = await stripe.invoices.createPreview({ subscription: (await subscription()).id });
  await world.moveTo(at + 3600);
  const [invoice] = (await stripe.invoices.list({ customer })).data;
  expect([amounts(invoice!), invoice!.total]).toEqual([amounts(preview), preview.total]);
  return invoice!;
}

describe("a later phase on trial", () => {
  it("is free from its start until the trial ends, when a new period starts", async () => {
    const end = second + 10 * day;
    const made = await planned({ trial_end: end });
    expect(made.phases[1]).toMatchObject({ trial_end: end });
    await world.moveTo(second);
    expect(await subscription()).toMatchObject({
      status: "trialing",
      trial_start: second,
      trial_end: end,
      billing_cycle_anchor: end,
      items: { data: [{ price: { id: better }, current_period_start: second, current_period_end: end }] },
    });
    expect(await billed()).toEqual([[1000]]);
    const invoice = await renewAsPreviewed(end);
    expect(amounts(invoice)).toEqual([2000]);
    expect(await subscription()).toMatchObject({ status: "active" });
  });

  it("is previewed in advance: the next invoice comes after the trial", async () => {
    await planned({ trial_end: second + 10 * day });
    const preview = await stripe.invoices.createPreview({ subscription: (await subscription()).id });
    expect([amounts(preview), preview.period_end]).toEqual([[2000], second + 10 * day]);
  });

  it("can be entirely a trial, and the next phase is charged", async () => {
    const phases = [
      { items: [{ price: basic }], duration: month },
      { items: [{ price: better }], duration: month, trial: true },
      { items: [{ price: basic, quantity: 3 }], duration: month },
    ];
    await planned({}, { phases });
    await world.moveTo(third - 1);
    expect((await subscription()).status).toBe("trialing");
    await world.moveTo(third + 3600);
    expect(await billed()).toEqual([[1000], [3000]]);
  });

  it("credits paid time if it starts within a period", async () => {
    const first = { end_date: now + 15 * day, duration: undefined as never };
    await planned({ trial_end: now + 30 * day - 3600, proration_behavior: "always_invoice" }, {}, first);
    await world.moveTo(now + 15 * day + 3600);
    expect(await billed()).toEqual([[1000], [-500]]);
    expect((await subscription()).status).toBe("trialing");
  });

  it("bills the usage before its start, and none during the trial", async () => {
    const meter = await stripe.billing.meters.create({
      display_name: "Requests",
      event_name: "requests",
      default_aggregation: { formula: "sum" },
    });
    const recurring = { interval: "month", usage_type: "metered", meter: meter.id } as const;
    const used = (await world.price(7, "month", { recurring })).id;
    const report = (value: string) =>
      stripe.billing.meterEvents.create({
        event_name: "requests",
        payload: { stripe_customer_id: customer, value },
      });
    const items = [{ price: used }];
    await planned({ items, trial_end: second + 10 * day }, {}, { items });
    await report("10");
    await world.moveTo(second + day);
    await report("99");
    await world.moveTo(second + 10 * day + 3600);
    expect((await billed()).flat().filter(Boolean)).toEqual([70]);
  });

  it.each([
    ["after the phase", { trial_end: third + day }],
    ["when the phase starts", { trial_end: second }],
    ["before the end of a phase that is entirely a trial", { trial: true, trial_end: second + day }],
  ])("is refused with a trial that ends %s", async (_, later) => {
    await expect(planned(later)).rejects.toMatchObject({
      statusCode: 400,
      param: "phases[1][trial_end]",
    });
  });
});

describe("a phase's one-time charge", () => {
  it("is on the first invoice of its phase, with its own discount and tax", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 20, duration: "once" });
    const rate = await stripe.taxRates.create({ display_name: "VAT", percentage: 10, inclusive: false });
    const one = { price: fee, quantity: 2, discounts: [{ coupon }], tax_rates: [rate.id] };
    const made = await planned({ add_invoice_items: [one] });
    expect(made.phases[1]!.add_invoice_items).toMatchObject([
      {
        price: fee,
        quantity: 2,
        discounts: [{ coupon }],
        period: { start: { type: "max_item_period_start" } },
      },
    ]);
    const invoice = await renewAsPreviewed(second);
    expect([amounts(invoice), invoice.total]).toEqual([[1000, 2000], 2880]);
    expect(invoice.lines.data[0]!.period).toEqual({ start: second, end: third });
    await world.moveTo(third + 3600);
    expect((await billed()).at(-1)).toEqual([2000]);
  });

  it("is on the schedule's first invoice if it belongs to the first phase", async () => {
    const period = { start: { type: "phase_start" }, end: { type: "phase_end" } } as const;
    await planned({}, {}, { add_invoice_items: [{ price: fee, period }] });
    const [invoice] = (await stripe.invoices.list({ customer })).data;
    expect(amounts(invoice!)).toEqual([500, 1000]);
    expect(invoice!.lines.data[0]!.period).toEqual({ start: now, end: second });
  });

  it("is billed immediately if its phase starts within a period and bills prorations immediately", async () => {
    const first = { end_date: now + 15 * day, duration: undefined as never };
    const items = [{ price: basic }];
    const later = {
      items,
      add_invoice_items: [{ price: fee }],
      proration_behavior: "always_invoice" as const,
    };
    await planned(later, {}, first);
    await world.moveTo(now + 15 * day);
    expect(await billed()).toEqual([[1000], [500]]);
  });

  it("is refused if its price is recurring, and with a 501 if its phase has already started", async () => {
    await expect(planned({ add_invoice_items: [{ price: better }] })).rejects.toMatchObject({
      statusCode: 400,
      param: "phases[1][add_invoice_items][0][price]",
    });
    const { id, phases } = await planned({});
    const [{ start_date, end_date }] = phases as [Stripe.SubscriptionSchedule.Phase];
    const items = [{ price: basic }];
    const update = stripe.subscriptionSchedules.update(id, {
      phases: [{ items, start_date, end_date, add_invoice_items: [{ price: fee }] }],
    });
    await expect(update).rejects.toMatchObject({ statusCode: 501 });
  });
});

describe("an item discount in a phase", () => {
  it("applies only to that item and in that phase", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 50, duration: "forever" });
    const items = [{ price: basic }, { price: better, discounts: [{ coupon }] }];
    const phases = [
      { items: [{ price: basic }], duration: month },
      { items, duration: month },
      { items: [{ price: basic }, { price: better }], duration: month },
    ];
    await planned({}, { phases });
    const invoice = await renewAsPreviewed(second);
    expect([amounts(invoice), invoice.total]).toEqual([[1000, 2000], 2000]);
    const next = await renewAsPreviewed(third);
    expect([next.subtotal, next.total]).toEqual([3000, 3000]);
  });

  it("stays with the item when a schedule is created from its subscription", async () => {
    const { id: coupon } = await stripe.coupons.create({ percent_off: 50, duration: "forever" });
    const items = [{ price: basic, discounts: [{ coupon }] }];
    const { id } = await stripe.subscriptions.create({ customer, items });
    const made = await stripe.subscriptionSchedules.create({ from_subscription: id });
    const discount = String(made.phases[0]!.items[0]!.discounts[0]!.discount);
    const { start_date, end_date } = made.phases[0]!;
    const kept = [{ price: basic, discounts: [{ discount }] }];
    await stripe.subscriptionSchedules.update(made.id, {
      phases: [
        { items: kept, start_date, end_date },
        { items: [{ price: better, discounts: [{ discount }] }], duration: month },
      ],
    });
    expect((await renewAsPreviewed(second)).total).toBe(1000);
  });
});

describe("a schedule's default settings", () => {
  const byInvoice = { collection_method: "send_invoice", invoice_settings: { days_until_due: 14 } } as const;

  it("apply to every phase that doesn't override them", async () => {
    const automatic = { collection_method: "charge_automatically", description: "Paid by card" } as const;
    const made = await planned(automatic, { default_settings: { ...byInvoice, description: "By invoice" } });
    expect(made.default_settings).toMatchObject({ ...byInvoice, description: "By invoice" });
    expect(await subscription()).toMatchObject({
      collection_method: "send_invoice",
      days_until_due: 14,
      description: "By invoice",
    });
    await world.moveTo(second + 3600);
    expect(await subscription()).toMatchObject({ ...automatic, days_until_due: null });
    const [latest] = (await stripe.invoices.list({ customer })).data;
    expect(latest).toMatchObject({ collection_method: "charge_automatically", status: "paid" });
  });

  it("can be changed, and the change applies immediately", async () => {
    const { id } = await planned({});
    const other = await stripe.paymentMethods.attach("pm_card_mastercard", { customer });
    const { default_settings: settings } = await stripe.subscriptionSchedules.update(id, {
      default_settings: { default_payment_method: other.id },
    });
    expect(settings).toMatchObject({ default_payment_method: other.id, billing_cycle_anchor: "automatic" });
    expect(await subscription()).toMatchObject({ default_payment_method: other.id });
  });

  it("can restart the billing cycle with each phase", async () => {
    const first = { end_date: now + 15 * day, duration: undefined as never };
    const settings = { default_settings: { billing_cycle_anchor: "phase_start" } } as const;
    await planned({ proration_behavior: "none" }, settings, first);
    await world.moveTo(now + 15 * day + 3600);
    expect((await subscription()).billing_cycle_anchor).toBe(now + 15 * day);
    expect(await billed()).toEqual([[1000], [2000]]);
  });

  it.each([
    ["an invoice that is never due", { default_settings: { collection_method: "send_invoice" } }, 400],
    ["somebody else's card", { default_settings: { default_payment_method: "pm_nobody" } }, 400],
    ["a connected account", { default_settings: { on_behalf_of: "acct_1" } }, 501],
    ["a footer", { default_settings: { invoice_settings: { footer: "x" } } }, 501],
  ] as [string, Fields, number][])("are refused with %s", async (_, fields, statusCode) => {
    await expect(planned({}, fields)).rejects.toMatchObject({ statusCode });
  });
});
