import fc from "fast-check";
import type { Stored } from "../world";
import { Engine } from "./engine-fixture";
import { invoiceOf, subscriptionById } from "./lookup";
import { previewInvoice } from "./preview";
import type { Invoice, Subscription } from "./records";
import { scheduleFromSubscription } from "./schedule-create";
import { updateSchedule } from "./schedule-update";
import { createSubscription } from "./subscription-create";
import { cancelSubscription } from "./subscription-cancel";
import { updateSubscription } from "./subscription-update";
import { letTimePass } from "./time";

const start = Date.parse("2026-01-31T10:30:00Z") / 1000;
const amount = fc.integer({ min: 50, max: 500_000 });
const moment = fc.integer({ min: 1, max: 27 * 86_400 });
const mode = fc.constantFrom("classic", "flexible");
const intervals = fc.constantFrom("month", "year");

function subscribed(
  engine: Engine,
  prices: string[],
  type: "classic" | "flexible",
  coupon?: string,
): Subscription {
  return createSubscription(engine.world, {
    customer: engine.customer(),
    items: prices.map((price, i) => ({ price, quantity: i + 1 })),
    billing_mode: { type },
    ...(coupon && { discounts: [{ coupon }] }),
  });
}

const latest = (engine: Engine, { id }: Subscription): Invoice =>
  invoiceOf(engine.world, subscriptionById(engine.world, id).latest_invoice!);

const amountsOf = (invoice: Invoice) =>
  invoice.lines.data.map((line) => [line.description, line.amount, line.discount_amounts.length]);

describe("the billing engine", () => {
  it("bills exactly what it previewed, whatever the change", () => {
    fc.assert(
      fc.property(
        mode,
        amount,
        amount,
        intervals,
        moment,
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (type, a, b, interval, later, quantity, restart) => {
          const engine = new Engine(start);
          const [from, to] = [engine.price(a), engine.price(b, interval)];
          const subscription = subscribed(engine, [from], type);
          letTimePass(engine.world, start + later);
          const change = {
            items: [{ id: subscription.items.data[0]!.id, price: to, quantity }],
            proration_behavior: "always_invoice" as const,
            proration_date: start + later,
            ...(restart && { billing_cycle_anchor: { type: "now" as const } }),
          };
          const preview = previewInvoice(engine.world, {
            subscription: subscription.id,
            subscription_details: change,
          });
          updateSubscription(engine.world, subscription, change);
          const billed = latest(engine, subscription);
          expect(amountsOf(billed)).toEqual(amountsOf(preview));
          expect([billed.total, billed.amount_due]).toEqual([preview.total, preview.amount_due]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("takes a change back for nothing at the same moment", () => {
    fc.assert(
      fc.property(
        mode,
        amount,
        amount,
        moment,
        fc.integer({ min: 1, max: 9 }),
        (type, a, b, later, quantity) => {
          const engine = new Engine(start);
          const [from, to] = [engine.price(a), engine.price(b)];
          const before = subscribed(engine, [from], type);
          letTimePass(engine.world, start + later);
          const { id } = before.items.data[0]!;
          const there = updateSubscription(engine.world, before, { items: [{ id, price: to, quantity }] });
          updateSubscription(engine.world, there, { items: [{ id, price: from, quantity: 1 }] });
          const waiting = engine.world.all<Stored & { amount: number }>("invoiceitem");
          expect(waiting).toHaveLength(4);
          expect(waiting.reduce((sum, item) => sum + item.amount, 0)).toBe(0);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("adds every invoice up: lines less discounts are the total, and no discount exceeds its line", () => {
    const discounts = fc.record({ percent: fc.boolean(), off: fc.integer({ min: 1, max: 100 }) });
    fc.assert(
      fc.property(
        mode,
        fc.array(amount, { minLength: 1, maxLength: 4 }),
        discounts,
        moment,
        (type, prices, discount, later) => {
          const engine = new Engine(start);
          const { world } = engine;
          const terms = discount.percent
            ? { percent_off: discount.off, amount_off: null }
            : { percent_off: null, amount_off: discount.off * 997, currency: "usd" };
          world.put({
            id: "OFF",
            object: "coupon",
            valid: true,
            times_redeemed: 0,
            duration: "forever",
            max_redemptions: null,
            redeem_by: null,
            ...terms,
          });
          const ids = prices.map((price) => engine.price(price));
          const subscription = subscribed(engine, ids, type, "OFF");
          letTimePass(world, start + later);
          const [item] = subscription.items.data;
          updateSubscription(world, subscription, {
            items: [{ id: item!.id, quantity: 3 }],
            proration_behavior: "always_invoice",
          });
          letTimePass(world, start + 40 * 86_400);
          for (const invoice of world.all<Invoice>("invoice")) {
            const taken = invoice.lines.data.map((line) =>
              line.discount_amounts.reduce((sum, one) => sum + one.amount, 0),
            );
            const lines = invoice.lines.data.reduce((sum, line) => sum + line.amount, 0);
            expect(invoice.subtotal).toBe(lines);
            expect(invoice.total).toBe(lines - taken.reduce((sum, one) => sum + one, 0));
            invoice.lines.data.forEach((line, i) => expect(taken[i]! <= Math.max(line.amount, 0)).toBe(true));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("gives back at most what was paid when a subscription is canceled in flexible billing", () => {
    fc.assert(
      fc.property(amount, amount, moment, moment, (a, b, first, second) => {
        const engine = new Engine(start);
        const { world } = engine;
        const before = subscribed(engine, [engine.price(a)], "flexible");
        const [one, two] = [Math.min(first, second), Math.max(first, second)];
        letTimePass(world, start + one);
        const { id } = before.items.data[0]!;
        const changed = updateSubscription(world, before, {
          items: [{ id, price: engine.price(b) }],
          proration_behavior: "always_invoice",
        });
        letTimePass(world, start + two);
        cancelSubscription(world, changed, { prorate: true, invoice_now: true });
        const charged = world.all<Invoice>("invoice").reduce((sum, invoice) => sum + invoice.total, 0);
        expect(charged).toBeGreaterThanOrEqual(0);
        expect(charged).toBeLessThanOrEqual(Math.max(a, b) + 1);
      }),
      { numRuns: 100 },
    );
  });

  it("ends alike however many steps the clock takes", () => {
    const steps = fc.array(fc.integer({ min: 0, max: 120 * 86_400 }), { maxLength: 12 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 5 }), (offsets, story) => {
        const end = start + 120 * 86_400;
        const oneStep = worldAfter(story, [end]);
        const manySteps = worldAfter(story, [
          ...offsets.map((offset) => start + offset).sort((a, b) => a - b),
          end,
        ]);
        expect(manySteps).toEqual(oneStep);
      }),
      { numRuns: 60 },
    );
  });
});

/** A world with one of several subscriptions in it, after its clock was moved to those moments; ids made comparable. */
function worldAfter(story: number, moments: number[]): unknown[] {
  const engine = new Engine(start);
  const { world } = engine;
  const price = engine.price(1999);
  const trial = story === 1 ? { trial_period_days: 20 } : {};
  const subscription = createSubscription(world, {
    customer: engine.customer(),
    items: [{ price }],
    ...trial,
  });
  if (story === 2) updateSubscription(world, subscription, { cancel_at_period_end: true });
  const charge = { code: "card_declined", message: "Your card was declined." };
  const authentication = { setUp: false, onSession: false, offSession: "never" };
  const [card] = world.all("payment_method");
  if (story === 3 || story === 4) world.change(card!, { _behaviour: { charge, authentication } });
  if (story === 4) {
    const better = engine.price(5000);
    const items = [{ id: subscription.items.data[0]!.id, price: better }];
    updateSubscription(world, subscription, {
      items,
      proration_behavior: "always_invoice",
      payment_behavior: "pending_if_incomplete",
    });
  }
  if (story === 5) {
    const schedule = scheduleFromSubscription(world, { from_subscription: subscription.id });
    const [present] = schedule.phases;
    const { start_date, end_date } = present!;
    updateSchedule(world, schedule, {
      phases: [
        { items: [{ price }], start_date, end_date },
        { items: [{ price: engine.price(999) }], duration: { interval: "month" } },
      ],
    });
  }
  for (const moment of moments) letTimePass(world, moment);
  return world.snapshot().objects.map((object) => JSON.parse(comparable(JSON.stringify(object))) as unknown);
}

/** Ids are numbered in order of creation and end in chance; the order says all. */
const comparable = (text: string) => text.replace(/([a-z]_[0-9a-z]{8})[0-9A-Za-z]{16}/g, "$1");
