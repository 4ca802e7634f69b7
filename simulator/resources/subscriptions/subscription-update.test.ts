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

beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());
beforeEach(async () => void (world = await newBillingWorld(simulator)));

const now = utc("2026-11-01T09:00:00");
const classic: Partial<Stripe.SubscriptionCreateParams> = { billing_mode: { type: "classic" } };
const withInvoice = { expand: ["latest_invoice.confirmation_secret", "latest_invoice.payments"] };

/** A subscription with one unit of a price, started at `now`. */
async function subscribe(
  price: Stripe.Price,
  fields: Partial<Stripe.SubscriptionCreateParams> = {},
  card?: string,
) {
  const customer = await world.customer(card);
  return world.stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    ...fields,
  });
}

const itemOf = (subscription: Stripe.Subscription) => subscription.items.data[0]!;

function changeTo(
  subscription: Stripe.Subscription,
  price: Stripe.Price,
  fields: Partial<Stripe.SubscriptionUpdateParams> = {},
) {
  return world.stripe.subscriptions.update(subscription.id, {
    items: [{ id: itemOf(subscription).id, price: price.id, quantity: 1 }],
    proration_behavior: "always_invoice",
    ...withInvoice,
    ...fields,
  });
}

describe("changing the plan now", () => {
  it("from monthly to yearly in flexible billing keeps the anchor and bills the recorded lines", async () => {
    const [monthly, yearly] = [await world.price(2500), await world.price(25_000, "year")];
    const before = await subscribe(monthly);
    await world.moveTo(now + 4);
    const after = await changeTo(before, yearly, { trial_end: "now", cancel_at_period_end: false });
    expect(after).toMatchObject({ status: "active", billing_cycle_anchor: now });
    expect(itemOf(after)).toMatchObject({
      id: itemOf(before).id,
      current_period_start: now,
      current_period_end: utc("2027-11-01T09:00:00"),
    });
    const invoice = expanded(after.latest_invoice);
    expect(amounts(invoice)).toEqual([-2500, 25_000]);
    expect(invoice).toMatchObject({
      billing_reason: "subscription_update",
      amount_paid: 22_500,
      period_start: now,
      period_end: now + 4,
      status: "paid",
    });
    const [credit, debit] = invoice.lines.data;
    expect(credit).toMatchObject({
      description: "Unused time on Test Subscription after 01 Nov 2026",
      discountable: false,
      period: { start: now + 4, end: utc("2026-12-01T09:00:00") },
      pricing: { price_details: { price: monthly.id }, unit_amount_decimal: null },
      parent: {
        subscription_item_details: {
          invoice_item: expect.stringMatching(/^ii_/),
          proration: true,
          proration_details: {
            credited_items: {
              invoice: before.latest_invoice,
              invoice_line_items: [expect.stringMatching(/^il_/)],
            },
          },
        },
      },
    });
    expect(debit).toMatchObject({
      description: "Remaining time on Test Subscription after 01 Nov 2026",
      period: { start: now + 4, end: utc("2027-11-01T09:00:00") },
      parent: { subscription_item_details: { proration: true, proration_details: { credited_items: null } } },
    });
  });

  it("with a new anchor charges the full new price, which is not a proration", async () => {
    const [monthly, yearly] = [await world.price(2500), await world.price(25_000, "year")];
    const before = await subscribe(monthly);
    await world.moveTo(now + 4);
    const after = await changeTo(before, yearly, { billing_cycle_anchor: { type: "now" } });
    const invoice = expanded(after.latest_invoice);
    expect(amounts(invoice)).toEqual([-2500, 25_000]);
    expect(invoice.lines.data.map(({ parent }) => parent?.subscription_item_details?.proration)).toEqual([
      true,
      false,
    ]);
    expect(after.billing_cycle_anchor).toBe(now + 4);
    expect(itemOf(after).current_period_end).toBe(utc("2027-11-01T09:00:04"));
  });

  it.each([
    ["November 15", "2026-11-15T09:00:00", [-3680, 5280]],
    ["November 20", "2026-11-20T09:00:00", [-2530, 3630]],
  ])("on %s bills exactly the amounts of a preview for the same second", async (_, date, expected) => {
    const [pro, business] = [await world.price(6900), await world.price(9900)];
    const before = await subscribe(pro);
    const proration_date = utc(date);
    await world.moveTo(proration_date);
    const preview = await world.stripe.invoices.createPreview({
      customer: String(before.customer),
      subscription: before.id,
      subscription_details: {
        items: [{ id: itemOf(before).id, price: business.id, quantity: 1 }],
        proration_behavior: "always_invoice",
        proration_date,
      },
    });
    expect(amounts(preview)).toEqual(expected);
    await world.moveTo(proration_date + 90);
    const after = await changeTo(before, business, { proration_date });
    expect(amounts(expanded(after.latest_invoice))).toEqual(expected);
  });

  it("credits the amount charged in flexible billing, and the current price in classic billing", async () => {
    const run = async (mode: Partial<Stripe.SubscriptionCreateParams>) => {
      world = await newBillingWorld(simulator, utc("2026-04-01T00:00:00"));
      const prices = [await world.price(1000), await world.price(2000)] as const;
      const before = await subscribe(prices[0], mode);
      await world.moveTo(utc("2026-04-11T00:00:00"));
      await changeTo(before, prices[1], { proration_behavior: "none" });
      await world.moveTo(utc("2026-04-21T00:00:00"));
      return amounts(expanded((await changeTo(before, prices[0])).latest_invoice));
    };
    expect(await run(classic)).toEqual([-667, 333]);
    expect(await run({})).toEqual([-333, 333]);
  });

  it("by deleting an item credits its price minus a share (flexible) or all (classic) of the discount", async () => {
    const run = async (mode: Partial<Stripe.SubscriptionCreateParams>) => {
      world = await newBillingWorld(simulator);
      const coupon = await world.stripe.coupons.create({
        amount_off: 500,
        currency: "usd",
        duration: "forever",
      });
      const [one, two] = [await world.price(1000), await world.price(2000)];
      const items = [{ price: one.id }, { price: two.id }];
      const before = await subscribe(one, {
        ...mode,
        items,
        discounts: [{ coupon: coupon.id }],
        ...withInvoice,
      });
      const shares = expanded(before.latest_invoice).lines.data.map(
        (line) => line.discount_amounts?.[0]?.amount,
      );
      expect(shares).toEqual([166, 334]);
      await world.moveTo(now + 15 * day);
      const after = await world.stripe.subscriptions.update(before.id, {
        items: [{ id: itemOf(before).id, deleted: true }],
        proration_behavior: "always_invoice",
        ...withInvoice,
      });
      return expanded(after.latest_invoice).total;
    };
    expect(await run(classic)).toBe(-250);
    expect(await run({})).toBe(-417);
  });

  it.each([classic, {}])(
    "bills up to the cancellation date, and bills the time in between when the date moves (%j)",
    async (mode) => {
      world = await newBillingWorld(simulator, utc("2028-01-01T00:00:00"));
      const yearly = await world.price(12_000, "year");
      const before = await subscribe(yearly, {
        ...mode,
        cancel_at: utc("2028-07-01T00:00:00"),
        ...withInvoice,
      });
      expect(amounts(expanded(before.latest_invoice))).toEqual([5967]);
      const move = async (cancel_at: number | "") => {
        const moved = await world.stripe.subscriptions.update(before.id, {
          cancel_at,
          proration_behavior: "always_invoice",
          ...withInvoice,
        });
        return amounts(expanded(moved.latest_invoice));
      };
      expect(await move(utc("2028-10-01T00:00:00"))).toEqual([3016]);
      const [sum] = [await move(utc("2028-04-01T00:00:00"))].map((lines) => lines.reduce((a, b) => a + b, 0));
      expect(sum).toBe(-6000);
      expect(await move("")).toEqual([9016]);
    },
  );

  it("adds an item that has no ID, and returns to one unit if a new price is sent without a quantity", async () => {
    const [seat, extra] = [await world.price(1000), await world.price(500)];
    const before = await subscribe(seat, { items: [{ price: seat.id, quantity: 5 }] });
    const added = await world.stripe.subscriptions.update(before.id, {
      items: [{ price: extra.id, quantity: 2 }],
    });
    expect(added.items.data.map(({ price, quantity }) => [price.id, quantity])).toEqual([
      [seat.id, 5],
      [extra.id, 2],
    ]);
    const other = await world.price(1200);
    const changed = await world.stripe.subscriptions.update(before.id, {
      items: [{ id: itemOf(before).id, price: other.id }],
    });
    expect(itemOf(changed)).toMatchObject({ price: { id: other.id }, quantity: 1 });
  });

  it("leaves prorations for the next invoice unless asked to invoice them, and creates none on request", async () => {
    const [one, two] = [await world.price(1000), await world.price(2000)];
    const kept = await subscribe(one);
    await world.moveTo(now + 15 * day);
    const after = await changeTo(kept, two, { proration_behavior: "create_prorations", expand: [] });
    expect(after.latest_invoice).toBe(kept.latest_invoice);
    const upcoming = await world.stripe.invoices.createPreview({ subscription: kept.id });
    expect(amounts(upcoming)).toEqual([-500, 1000, 2000]);
    await changeTo(after, one, { proration_behavior: "none", expand: [] });
    expect(amounts(await world.stripe.invoices.createPreview({ subscription: kept.id }))).toEqual([
      -500, 1000, 1000,
    ]);
  });

  it("restarts the cycle when a classic subscription changes its interval", async () => {
    const [monthly, yearly] = [await world.price(2500), await world.price(25_000, "year")];
    const before = await subscribe(monthly, classic);
    await world.moveTo(now + 15 * day);
    const after = await changeTo(before, yearly, { proration_behavior: "create_prorations" });
    expect(amounts(expanded(after.latest_invoice))).toEqual([-1250, 25_000]);
    expect(after.billing_cycle_anchor).toBe(now + 15 * day);
  });

  it("adds a credit to the customer's balance, which pays the next invoice", async () => {
    const [one, two] = [await world.price(3000), await world.price(1000)];
    const before = await subscribe(one);
    await world.moveTo(now + 15 * day);
    const after = await changeTo(before, two);
    const invoice = expanded(after.latest_invoice);
    expect(invoice).toMatchObject({
      total: -1000,
      amount_due: 0,
      status: "paid",
      starting_balance: 0,
      ending_balance: -1000,
    });
    const customer = (await world.stripe.customers.retrieve(String(before.customer))) as Stripe.Customer;
    expect(customer.balance).toBe(-1000);
    expect(await world.stripe.invoices.createPreview({ subscription: before.id })).toMatchObject({
      total: 1000,
      amount_due: 0,
    });
  });
});

describe("a change whose payment fails", () => {
  /** A subscription whose working card was replaced by a card that is declined or needs authentication. */
  async function subscribedThenBroken(card: string) {
    const price = await world.price(1000);
    const subscription = await subscribe(price);
    const { id } = await world.stripe.paymentMethods.attach(card, {
      customer: String(subscription.customer),
    });
    return world.stripe.subscriptions.update(subscription.id, { default_payment_method: id });
  }

  it("takes effect and makes the subscription past due by default", async () => {
    const [before, better] = [
      await subscribedThenBroken("pm_card_chargeCustomerFail"),
      await world.price(2000),
    ];
    const after = await changeTo(before, better);
    expect([after.status, itemOf(after).price.id]).toEqual(["past_due", better.id]);
    await world.stripe.subscriptions.update(before.id, { default_payment_method: "" });
    await world.stripe.invoices.pay(expanded(after.latest_invoice).id);
    expect((await world.stripe.subscriptions.retrieve(before.id)).status).toBe("active");
  });

  it("does not take effect with error_if_incomplete", async () => {
    const [before, better] = [
      await subscribedThenBroken("pm_card_chargeCustomerFail"),
      await world.price(2000),
    ];
    const changing = changeTo(before, better, { payment_behavior: "error_if_incomplete" });
    await expect(changing).rejects.toMatchObject({ statusCode: 402, code: "card_declined" });
    expect(await world.stripe.subscriptions.retrieve(before.id)).toEqual(before);
    expect((await world.stripe.invoices.list({ subscription: before.id })).data).toHaveLength(1);
  });

  it.each(["pm_card_chargeCustomerFail", "pm_card_authenticationRequired"])(
    "waits for payment with pending_if_incomplete (%s), and applies once paid",
    async (card) => {
      const [before, better] = [await subscribedThenBroken(card), await world.price(2000)];
      const waiting = await changeTo(before, better, { payment_behavior: "pending_if_incomplete" });
      expect([waiting.status, itemOf(waiting).price.id]).toEqual(["active", itemOf(before).price.id]);
      expect(waiting.pending_update).toMatchObject({
        expires_at: now + 23 * 3600,
        subscription_items: [{ id: itemOf(before).id, price: { id: better.id } }],
      });
      const invoice = expanded(waiting.latest_invoice);
      expect(invoice).toMatchObject({ status: "open", next_payment_attempt: null });
      await world.stripe.subscriptions.update(before.id, { metadata: { kept: "yes" } });
      const good = await world.stripe.paymentMethods.attach("pm_card_visa", {
        customer: String(before.customer),
      });
      await world.stripe.invoices.pay(invoice.id, { payment_method: good.id });
      const after = await world.stripe.subscriptions.retrieve(before.id);
      expect(after).toMatchObject({ status: "active", pending_update: null, metadata: { kept: "yes" } });
      expect(itemOf(after).price.id).toBe(better.id);
    },
  );

  it("is dropped if it is not paid within 23 hours, or its invoice is voided", async () => {
    const [before, better] = [
      await subscribedThenBroken("pm_card_chargeCustomerFail"),
      await world.price(2000),
    ];
    const waiting = await changeTo(before, better, { payment_behavior: "pending_if_incomplete" });
    await world.moveTo(now + 23 * 3600 + 1);
    const expired = await world.stripe.subscriptions.retrieve(before.id);
    expect([expired.pending_update, itemOf(expired).price.id]).toEqual([null, itemOf(before).price.id]);
    expect((await world.stripe.invoices.retrieve(expanded(waiting.latest_invoice).id)).status).toBe("void");
    const again = await changeTo(before, better, { payment_behavior: "pending_if_incomplete" });
    await world.stripe.invoices.voidInvoice(expanded(again.latest_invoice).id);
    expect((await world.stripe.subscriptions.retrieve(before.id)).pending_update).toBeNull();
  });

  it.each([
    ["at once", (id: string) => world.stripe.subscriptions.cancel(id)],
    ["on a date", (id: string) => world.stripe.subscriptions.update(id, { cancel_at: now + 3600 })],
  ])("leaves nothing to pay when the subscription is canceled %s", async (_, cancel) => {
    const [before, better] = [
      await subscribedThenBroken("pm_card_chargeCustomerFail"),
      await world.price(2000),
    ];
    const waiting = await changeTo(before, better, { payment_behavior: "pending_if_incomplete" });
    await cancel(before.id);
    await world.moveTo(now + 2 * 3600);
    expect(await world.stripe.subscriptions.retrieve(before.id)).toMatchObject({
      status: "canceled",
      pending_update: null,
    });
    const { id } = expanded(waiting.latest_invoice);
    expect(await world.stripe.invoices.retrieve(id)).toMatchObject({ status: "void", amount_remaining: 0 });
    const expiry = await world.stripe.events.list({ type: "customer.subscription.pending_update_expired" });
    expect(expiry.data).toHaveLength(1);
  });

  it("waits 23 hours even if the subscription was on trial before", async () => {
    const [price, better] = [await world.price(1000), await world.price(2000)];
    const trial = await subscribe(price, { trial_period_days: 3 });
    await world.moveTo(now + 5 * day);
    const bad = await world.stripe.paymentMethods.attach("pm_card_chargeCustomerFail", {
      customer: String(trial.customer),
    });
    await world.stripe.subscriptions.update(trial.id, { default_payment_method: bad.id });
    const waiting = await changeTo(trial, better, { payment_behavior: "pending_if_incomplete" });
    expect(waiting.pending_update?.expires_at).toBe(now + 5 * day + 23 * 3600);
  });

  it("can't have parameters that a pending update does not support", async () => {
    const [before, better] = [await subscribedThenBroken("pm_card_visa"), await world.price(2000)];
    for (const params of [{ description: "x" }, { cancel_at: now + day }, { days_until_due: 3 }])
      await expect(
        changeTo(before, better, { payment_behavior: "pending_if_incomplete", ...params }),
      ).rejects.toMatchObject({ statusCode: 400, param: Object.keys(params)[0] });
  });

  it("is refused until the first invoice is paid, except for metadata and the payment method", async () => {
    const [price, better] = [await world.price(1000), await world.price(2000)];
    const waiting = await subscribe(price, {}, "pm_card_authenticationRequired");
    expect(waiting.status).toBe("incomplete");
    await expect(changeTo(waiting, better)).rejects.toMatchObject({ statusCode: 400, param: "items" });
    for (const [param, value] of [
      ["cancel_at_period_end", true],
      ["pause_collection", { behavior: "void" }],
      ["description", "Waits"],
    ] as const)
      await expect(world.stripe.subscriptions.update(waiting.id, { [param]: value })).rejects.toMatchObject({
        statusCode: 400,
        param,
      });
    const { id } = await world.stripe.paymentMethods.attach("pm_card_visa", {
      customer: String(waiting.customer),
    });
    const told = await world.stripe.subscriptions.update(waiting.id, {
      metadata: { a: "b" },
      default_payment_method: id,
    });
    expect(told).toMatchObject({ status: "incomplete", metadata: { a: "b" }, default_payment_method: id });
  });
});

describe("updating a subscription in other ways", () => {
  it("cancels at the end of the period and undoes it, as recorded", async () => {
    const before = await subscribe(await world.price(1000));
    await world.moveTo(now + 4);
    const leaving = await world.stripe.subscriptions.update(before.id, {
      cancel_at_period_end: true,
      cancellation_details: { feedback: "too_expensive", comment: "Sorry" },
      metadata: { reason: "price" },
    });
    expect(leaving).toMatchObject({
      status: "active",
      cancel_at_period_end: true,
      cancel_at: itemOf(before).current_period_end,
      canceled_at: now + 4,
      cancellation_details: { reason: "cancellation_requested", feedback: "too_expensive", comment: "Sorry" },
      metadata: { reason: "price" },
    });
    const staying = await world.stripe.subscriptions.update(before.id, {
      trial_end: "now",
      cancel_at_period_end: false,
    });
    expect(staying).toMatchObject({ cancel_at: null, cancel_at_period_end: false, canceled_at: null });
    expect(staying.cancellation_details?.reason).toBeNull();
    expect(staying.latest_invoice).toBe(before.latest_invoice);
  });

  it("cancels at a date or a named end, and undoes the cancellation with an empty date", async () => {
    const before = await subscribe(await world.price(1000));
    const dated = await world.stripe.subscriptions.update(before.id, { cancel_at: "max_period_end" });
    expect(dated).toMatchObject({
      cancel_at: itemOf(before).current_period_end,
      cancel_at_period_end: false,
    });
    expect(
      (await world.stripe.subscriptions.update(before.id, { cancel_at_period_end: false })).cancel_at,
    ).not.toBeNull();
    expect(await world.stripe.subscriptions.update(before.id, { cancel_at: "" })).toMatchObject({
      cancel_at: null,
      canceled_at: null,
    });
    const both = world.stripe.subscriptions.update(before.id, {
      cancel_at: now + 99,
      cancel_at_period_end: true,
    });
    await expect(both).rejects.toMatchObject({ statusCode: 400 });
  });

  it("replaces the discounts with those sent, and clears them with an empty value", async () => {
    const before = await subscribe(await world.price(1000));
    await world.stripe.coupons.create({ id: "A", percent_off: 10, duration: "forever" });
    await world.stripe.coupons.create({ id: "B", percent_off: 20, duration: "forever" });
    const one = await world.stripe.subscriptions.update(before.id, { discounts: [{ coupon: "A" }] });
    const kept = String(one.discounts[0]);
    const two = await world.stripe.subscriptions.update(before.id, {
      discounts: [{ discount: kept }, { coupon: "B" }],
    });
    expect(two.discounts).toEqual([kept, expect.stringMatching(/^di_/)]);
    expect(two.latest_invoice).toBe(before.latest_invoice);
    expect((await world.stripe.invoices.createPreview({ subscription: before.id })).total).toBe(720);
    const repeated = world.stripe.subscriptions.update(before.id, {
      discounts: [{ coupon: "A" }, { coupon: "A" }],
    });
    await expect(repeated).rejects.toMatchObject({ statusCode: 400 });
    expect((await world.stripe.subscriptions.update(before.id, { discounts: "" })).discounts).toEqual([]);
  });

  it("merges metadata, and accepts a few changes after cancellation", async () => {
    const before = await subscribe(await world.price(1000), { metadata: { a: "1", b: "2" } });
    const merged = await world.stripe.subscriptions.update(before.id, { metadata: { a: "", c: "3" } });
    expect(merged.metadata).toEqual({ b: "2", c: "3" });
    await world.stripe.subscriptions.cancel(before.id);
    const described = await world.stripe.subscriptions.update(before.id, {
      metadata: { d: "4" },
      cancellation_details: { comment: "late" },
    });
    expect(described).toMatchObject({ metadata: { d: "4" }, cancellation_details: { comment: "late" } });
    const undoing = world.stripe.subscriptions.update(before.id, { cancel_at_period_end: false });
    await expect(undoing).rejects.toMatchObject({
      statusCode: 400,
      message: "A canceled subscription can only update its cancellation_details and metadata.",
    });
    await expect(world.stripe.subscriptions.cancel(before.id)).rejects.toMatchObject({
      statusCode: 404,
      code: "resource_missing",
    });
  });

  it("ends a trial on request, and then charges", async () => {
    const before = await subscribe(await world.price(1000), { trial_period_days: 7 });
    await world.moveTo(now + day);
    const after = await world.stripe.subscriptions.update(before.id, { trial_end: "now", ...withInvoice });
    expect(after).toMatchObject({ status: "active", trial_end: now + day, billing_cycle_anchor: now + day });
    expect(expanded(after.latest_invoice)).toMatchObject({ total: 1000, status: "paid" });
  });

  it("changes the plan of a trial without billing, regardless of the anchor parameter", async () => {
    const before = await subscribe(await world.price(1000), { trial_period_days: 7 });
    const after = await changeTo(before, await world.price(2000), {
      billing_cycle_anchor: { type: "now" },
      expand: [],
    });
    expect(after).toMatchObject({
      status: "trialing",
      trial_end: before.trial_end,
      latest_invoice: before.latest_invoice,
    });
    await world.moveTo(now + 7 * day + 3600);
    const [invoice] = (await world.stripe.invoices.list({ subscription: before.id })).data;
    expect(invoice).toMatchObject({ total: 2000, status: "paid" });
  });

  it("refuses a price in another currency", async () => {
    const before = await subscribe(await world.price(1000));
    const changing = changeTo(before, await world.price(1000, "month", { currency: "eur" }));
    await expect(changing).rejects.toMatchObject({ statusCode: 400, param: "items[0][price]" });
  });
});
