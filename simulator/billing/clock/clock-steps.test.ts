import fc from "fast-check";
import { callApi } from "../../scenarios/call-api";
import { Engine } from "../engine-fixture";
import type { Schedule } from "../schedules/schedule-records";
import { createSubscription } from "../subscriptions/subscription-create";
import { updateSubscription } from "../subscriptions/subscription-update";
import { letTimePass } from "./time";

const start = Date.parse("2026-01-31T10:30:00Z") / 1000;

describe("a world", () => {
  it("ends in the same state whether its clock moves in one step or in many", () => {
    const steps = fc.array(fc.integer({ min: 0, max: 120 * 86_400 }), { maxLength: 12 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 8 }), (offsets, story) => {
        const end = start + 120 * 86_400;
        const oneStep = worldAfter(story, [end]);
        const manySteps = worldAfter(story, [
          ...offsets.map((offset) => start + offset).sort((a, b) => a - b),
          end,
        ]);
        expect(manySteps).toEqual(oneStep);
      }),
      { numRuns: 80 },
    );
  });
});

/**
 * Plays one of several stories in a new world and moves its clock to each of these moments. Returns the world's
 * objects, without the random parts of their IDs.
 */
function worldAfter(story: number, moments: number[]): unknown[] {
  const engine = new Engine(start);
  const { world } = engine;
  const price = engine.price(1999);
  const trial = story === 1 ? { trial_period_days: 20 } : {};
  const isMetered = story === 6 || story === 7;
  const customer = engine.customer();
  const subscription = createSubscription(world, {
    customer,
    items: isMetered ? [{ price }, { price: engine.meteredPrice() }] : [{ price }],
    ...trial,
  });
  if (story === 7) updateSubscription(world, subscription, { cancel_at: start + 70 * 86_400 });
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
  if (story === 5) engine.scheduleChange(subscription.id, engine.price(999));
  if (story === 8) scheduleTrial(engine, subscription.id);
  const uses = isMetered ? [3, 12, 28, 31, 59, 61, 90].map((days) => start + days * 86_400) : [];
  for (const moment of [...moments, ...uses].sort((a, b) => a - b)) {
    letTimePass(world, moment);
    if (uses.includes(moment)) engine.reportUsage(customer, ((moment / 86_400) % 23) | 0);
  }
  return world.snapshot().objects.map((object) => JSON.parse(comparable(JSON.stringify(object))) as unknown);
}

/** Puts the next period on trial, and adds a phase with another price and an extra charge after it. */
function scheduleTrial(engine: Engine, from_subscription: string): void {
  const made = callApi(engine.world, "POST", "/v1/subscription_schedules", { from_subscription }) as Schedule;
  const [{ items, start_date, end_date }] = made.phases as [Schedule["phases"][number]];
  const present = { items: items.map(({ price }) => ({ price })), start_date, end_date };
  const add_invoice_items = [{ price: engine.price(300, null) }];
  const phases = [
    present,
    { items: present.items, trial: true, end_date: end_date + 20 * 86_400 },
    { items: [{ price: engine.price(999) }], duration: { interval: "month" }, add_invoice_items },
  ];
  callApi(engine.world, "POST", `/v1/subscription_schedules/${made.id}`, { phases });
}

/** Removes the random end of each ID, but keeps its sequence number. */
const comparable = (text: string) => text.replace(/([a-z]_[0-9a-z]{8})[0-9A-Za-z]{16}/g, "$1");
