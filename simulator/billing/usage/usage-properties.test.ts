import fc from "fast-check";
import { callApi } from "../../scenarios/call-api";
import { letTimePass } from "../clock/time";
import { Engine } from "../engine-fixture";
import { previewInvoice } from "../invoices/preview";
import type { Invoice } from "../records";
import { createSubscription } from "../subscriptions/subscription-create";

const start = Date.parse("2026-01-31T10:30:00Z") / 1000;
const day = 86_400;

/** Usage as pairs: the number of days after the start, and a value. All of it is before the first renewal. */
const uses = fc.array(fc.tuple(fc.integer({ min: 0, max: 27 }), fc.integer({ min: -20, max: 60 })), {
  maxLength: 8,
});
const mode = fc.constantFrom("classic" as const, "flexible" as const);
const percents = fc.record({
  own: fc.integer({ min: 0, max: 100 }),
  shared: fc.integer({ min: 0, max: 100 }),
});

describe("a subscription with tiered usage, a fixed price, and both kinds of discounts", () => {
  it("is billed exactly as previewed, line by line, and never a negative amount", () => {
    fc.assert(
      fc.property(uses, mode, percents, (used, type, { own, shared }) => {
        const engine = new Engine(start);
        const { world } = engine;
        const customer = engine.customer();
        const discount = (percent_off: number) =>
          percent_off === 0
            ? []
            : [{ coupon: callApi(world, "POST", "/v1/coupons", { percent_off, duration: "forever" }).id }];
        const items = [
          { price: engine.price(1999) },
          { price: engine.meteredPrice(), discounts: discount(own) },
        ];
        const terms = { billing_mode: { type }, discounts: discount(shared) };
        const { id } = createSubscription(world, { customer, items, ...terms });
        for (const [after, value] of used.sort(([a], [b]) => a - b)) {
          letTimePass(world, start + after * day);
          engine.reportUsage(customer, value);
        }
        const preview = previewInvoice(world, { subscription: id });
        letTimePass(world, start + 29 * day);
        const billed = world.all<Invoice>("invoice").at(-1)!;
        expect(comparable(billed)).toEqual(comparable(preview));
        expect(billed.status).toBe("paid");
        const quantity = Math.max(
          0,
          used.reduce((sum, [, value]) => sum + value, 0),
        );
        const usage = 300 + Math.max(0, quantity - 10) * 7;
        expect(billed.lines.data.map(({ amount }) => amount)).toEqual([1999, usage]);
        const taken = billed.lines.data.flatMap((line) => line.discount_amounts.map(({ amount }) => amount));
        expect(billed.total).toBe(1999 + usage - taken.reduce((sum, amount) => sum + amount, 0));
        expect(billed.total).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 80 },
    );
  });
});

const comparable = ({ lines, total, subtotal }: Invoice) => ({
  lines: lines.data.map(({ amount, description, quantity, period }) => ({
    amount,
    description,
    quantity,
    period,
  })),
  total,
  subtotal,
});
