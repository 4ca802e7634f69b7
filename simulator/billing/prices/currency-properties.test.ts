import fc from "fast-check";
import { callApi } from "../../scenarios/call-api";
import { letTimePass } from "../clock/time";
import { Engine } from "../engine-fixture";
import { previewInvoice } from "../invoices/preview";
import type { Invoice } from "../records";
import { createSubscription } from "../subscriptions/subscription-create";
import { updateSubscription } from "../subscriptions/subscription-update";

const start = Date.parse("2026-01-31T10:30:00Z") / 1000;
const amount = fc.integer({ min: 50, max: 500_000 });
const moment = fc.integer({ min: 1, max: 27 * 86_400 });

type Story = { type: "classic" | "flexible"; from: number; to: number; later: number; off: number };

/** All invoices and previews of a subscription in euros that changes its price and renews. */
function told({ type, from, to, later, off }: Story, isOption: boolean): unknown[] {
  const engine = new Engine(start);
  const { world } = engine;
  const price = (euros: number) =>
    isOption ? optionPrice(engine, euros) : engine.price(euros, "month", "eur");
  const discount = { amount_off: off, duration: "forever" };
  const inEuros = isOption
    ? { ...discount, currency: "usd", currency_options: { eur: { amount_off: off } } }
    : { ...discount, currency: "eur" };
  const coupon = callApi(world, "POST", "/v1/coupons", inEuros).id;
  const subscription = createSubscription(world, {
    customer: engine.customer(),
    currency: "eur",
    billing_mode: { type },
    items: [{ price: price(from), quantity: 2 }],
    discounts: [{ coupon }],
  });
  letTimePass(world, start + later);
  const change = {
    items: [{ id: subscription.items.data[0]!.id, price: price(to) }],
    proration_behavior: "always_invoice" as const,
  };
  const preview = previewInvoice(world, { subscription: subscription.id, subscription_details: change });
  updateSubscription(world, subscription, change);
  letTimePass(world, start + 40 * 86_400);
  return [preview, ...world.all<Invoice>("invoice")].map((invoice) => [
    invoice.currency,
    invoice.total,
    invoice.lines.data.map((line) => [
      line.currency,
      line.description,
      line.amount,
      line.discount_amounts.length,
    ]),
  ]);
}

function optionPrice(engine: Engine, euros: number): string {
  const id = engine.price(123_456);
  const currency_options = { eur: { unit_amount: euros } };
  callApi(engine.world, "POST", `/v1/prices/${id}`, { currency_options });
  return id;
}

describe("a price with a currency option", () => {
  it("bills exactly like a price in that currency", () => {
    const story = fc.record({
      type: fc.constantFrom("classic" as const, "flexible" as const),
      from: amount,
      to: amount,
      later: moment,
      off: fc.integer({ min: 1, max: 5000 }),
    });
    fc.assert(
      fc.property(story, (one) => expect(told(one, true)).toEqual(told(one, false))),
      { numRuns: 100 },
    );
  });
});
