import fc from "fast-check";
import { callApi } from "../scenarios/call-api";
import type { Stored } from "../world";
import { letTimePass } from "./clock/time";
import { Engine } from "./engine-fixture";
import { previewInvoice } from "./invoices/preview";
import { invoiceOf, subscriptionById } from "./lookup";
import type { Invoice, Subscription } from "./records";
import { cancelSubscription } from "./subscriptions/subscription-cancel";
import { createSubscription } from "./subscriptions/subscription-create";
import { updateSubscription } from "./subscriptions/subscription-update";

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

/** The next invoice, or undefined if there is none. */
function previewed({ world }: Engine, { id }: Subscription): Invoice | undefined {
  try {
    return previewInvoice(world, { subscription: id });
  } catch (error) {
    expect(error).toMatchObject({ status: 404, body: { code: "invoice_upcoming_none" } });
    return undefined;
  }
}

function withCoupon(terms: object): { engine: Engine; coupon: string } {
  const engine = new Engine(start);
  return { engine, coupon: callApi(engine.world, "POST", "/v1/coupons", { ...terms }).id };
}

describe("the billing engine", () => {
  it("bills exactly the previewed amounts, for any change", () => {
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

  it("renews exactly as it previewed, with ending discounts, pending prorations and future phases", () => {
    const months = fc.constantFrom(1, 2, 12);
    const flags = fc.record({ waiting: fc.boolean(), phase: fc.boolean(), leaving: fc.boolean() });
    fc.assert(
      fc.property(
        mode,
        amount,
        amount,
        months,
        moment,
        flags,
        (type, a, b, duration_in_months, later, flag) => {
          const { engine, coupon } = withCoupon({
            percent_off: 30,
            duration: "repeating",
            duration_in_months,
          });
          const { world } = engine;
          const [from, to] = [engine.price(a), engine.price(b)];
          const subscription = subscribed(engine, [from], type, coupon);
          const [item] = subscription.items.data;
          letTimePass(world, start + later);
          if (flag.waiting)
            updateSubscription(world, subscription, { items: [{ id: item!.id, quantity: 3 }] });
          if (flag.phase) engine.scheduleChange(subscription.id, to);
          else if (flag.leaving) updateSubscription(world, subscription, { cancel_at_period_end: true });
          const written = world.all("invoice").length;
          const preview = previewed(engine, subscription);
          letTimePass(world, item!.current_period_end + 3600);
          const billed = world.all<Invoice>("invoice").slice(written);
          expect(billed.map(amountsOf)).toEqual(preview ? [amountsOf(preview)] : []);
          expect(billed.map(({ total }) => total)).toEqual(preview ? [preview.total] : []);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("creates prorations that net to zero when a change is undone at the same moment", () => {
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

  it("adds up every invoice: the total is the lines less their discounts, and no discount exceeds its line", () => {
    const discounts = fc.record({ percent: fc.boolean(), off: fc.integer({ min: 1, max: 100 }) });
    fc.assert(
      fc.property(
        mode,
        fc.array(amount, { minLength: 1, maxLength: 4 }),
        discounts,
        moment,
        (type, prices, discount, later) => {
          const terms = discount.percent
            ? { percent_off: discount.off }
            : { amount_off: discount.off * 997, currency: "usd" };
          const { engine, coupon } = withCoupon({ ...terms, duration: "forever" });
          const { world } = engine;
          const ids = prices.map((price) => engine.price(price));
          const subscription = subscribed(engine, ids, type, coupon);
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

  it("credits at most the amount paid when a subscription in flexible billing is canceled", () => {
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
});
