import fc from "fast-check";
import { callApi } from "../../scenarios/call-api";
import { letTimePass } from "../clock/time";
import { Engine } from "../engine-fixture";
import { previewIfAny } from "../invoices/preview";
import type { Invoice, Subscription } from "../records";
import type { Phase, Schedule } from "../schedules/schedule-records";
import { createSubscription } from "../subscriptions/subscription-create";

const day = 86_400;
const start = Date.parse("2026-01-31T10:30:00Z") / 1000;
const month = { interval: "month", interval_count: 1 };

/** The ways a coupon or its code can change between scheduling and the start of its phase. */
const fates = ["nothing", "expires", "is used up", "is deleted", "is switched off"] as const;
type Fate = (typeof fates)[number];

type ScheduledCoupon = { engine: Engine; schedule: string; price: string; spoil: () => void };

/** A schedule whose second phase is half off, and a function that makes the coupon or code unusable before then. */
function scheduleCoupon(fate: Fate, byCode: boolean): ScheduledCoupon {
  const engine = new Engine(start);
  const { world } = engine;
  const until = fate === "expires" ? { redeem_by: start + 5 * day } : {};
  const most = fate === "is used up" ? { max_redemptions: 1 } : {};
  const coupon = callApi(world, "POST", "/v1/coupons", {
    percent_off: 50,
    duration: "forever",
    ...until,
    ...most,
  }).id;
  const code = callApi(world, "POST", "/v1/promotion_codes", { promotion: { type: "coupon", coupon } }).id;
  const discount = byCode ? { promotion_code: code } : { coupon };
  const price = engine.price(1000);
  const items = [{ price }];
  const schedule = callApi(world, "POST", "/v1/subscription_schedules", {
    customer: engine.customer(),
    start_date: "now",
    phases: [
      { items, duration: month },
      { items, duration: month, discounts: [discount] },
    ],
  }).id;
  const spoil = () => {
    const discounts = [{ coupon }];
    if (fate === "is used up") createSubscription(world, { customer: engine.customer(), items, discounts });
    if (fate === "is deleted") callApi(world, "DELETE", `/v1/coupons/${coupon}`);
    if (fate === "is switched off") callApi(world, "POST", `/v1/promotion_codes/${code}`, { active: false });
  };
  return { engine, schedule, price, spoil };
}

const renewals = (engine: Engine, schedule: string): number[] => {
  const { subscription } = engine.world.find<Schedule>("subscription_schedule", schedule)!;
  const released = engine.world.find<Schedule>("subscription_schedule", schedule)!.released_subscription;
  return engine.world
    .all<Invoice>("invoice")
    .filter(({ parent }) => parent?.subscription_details.subscription === (subscription ?? released))
    .map(({ total }) => total);
};

describe("a coupon scheduled for a later phase", () => {
  const cases = fates.flatMap((fate) => [false, true].map((byCode) => ({ fate, byCode })));

  it.each(cases)(
    "applies when the phase starts (what happened before: $fate; scheduled by a promotion code: $byCode)",
    ({ fate, byCode }) => {
      const { engine, schedule, spoil } = scheduleCoupon(fate, byCode);
      letTimePass(engine.world, start + 10 * day);
      spoil();
      letTimePass(engine.world, start + 75 * day);
      expect(renewals(engine, schedule)).toEqual([1000, 500, 500]);
    },
  );

  it("is billed as it was previewed", () => {
    const { engine, schedule, spoil } = scheduleCoupon("is deleted", false);
    spoil();
    const { subscription } = engine.world.find<Schedule>("subscription_schedule", schedule)!;
    expect(previewIfAny(engine.world, { subscription: subscription! })?.total).toBe(500);
    expect(engine.world.all("discount")).toEqual([]);
  });

  it("also applies if the schedule creates its subscription later", () => {
    const engine = new Engine(start);
    const { world } = engine;
    const coupon = callApi(world, "POST", "/v1/coupons", { percent_off: 50, redeem_by: start + 5 * day }).id;
    const items = [{ price: engine.price(1000) }];
    const schedule = callApi(world, "POST", "/v1/subscription_schedules", {
      customer: engine.customer(),
      start_date: start + 10 * day,
      phases: [{ items, duration: month, discounts: [{ coupon }] }],
    }).id;
    letTimePass(world, start + 10 * day);
    expect(world.find<Schedule>("subscription_schedule", schedule)?.status).toBe("active");
    expect(renewals(engine, schedule)).toEqual([500]);
  });
});

describe("an unusable coupon or discount", () => {
  const planningIn = (phase: number, discount: object, more: object = {}) => {
    const engine = new Engine(start);
    const { world } = engine;
    callApi(world, "POST", "/v1/coupons", { id: "GONE", percent_off: 50, redeem_by: start - day });
    callApi(world, "POST", "/v1/coupons", { id: "EURO", amount_off: 50, currency: "eur" });
    const items = [{ price: engine.price(1000) }];
    const phases = [0, 1].map((i) => ({
      items,
      duration: month,
      ...(i === phase && { discounts: [discount] }),
    }));
    const plan = { customer: engine.customer(), start_date: "now", phases, ...more };
    return () => callApi(world, "POST", "/v1/subscription_schedules", plan);
  };

  it.each([
    ["unknown", { coupon: "NOBODY" }],
    ["expired", { coupon: "GONE" }],
    ["in another currency", { coupon: "EURO" }],
    ["someone else's discount", { discount: "di_nobody" }],
  ])("is refused when a phase is scheduled with it: %s", (_, discount) => {
    for (const phase of [0, 1]) {
      expect(planningIn(phase, discount)).toThrow(expect.objectContaining({ status: 400 }) as Error);
    }
  });
});

describe("a schedule", () => {
  it("keeps advancing, whatever happens to its discounts", () => {
    const phase = fc.record({
      months: fc.integer({ min: 1, max: 3 }),
      coupon: fc.constantFrom("once", "repeating", "forever", "kept", "none"),
      yearly: fc.boolean(),
      trial: fc.boolean(),
      charge: fc.boolean(),
    });
    const mishap = fc.record({
      at: fc.integer({ min: 0, max: 200 }),
      coupon: fc.nat({ max: 2 }),
      how: fc.nat({ max: 2 }),
    });
    fc.assert(
      fc.property(
        fc.array(phase, { minLength: 1, maxLength: 4 }),
        fc.array(mishap, { maxLength: 4 }),
        (plan, mishaps) => {
          const { engine, subscription } = subscribeWithSchedule(plan);
          const { world } = engine;
          for (const { at, coupon, how } of [...mishaps].sort((a, b) => a.at - b.at)) {
            letTimePass(world, start + at * day);
            spoilCoupon(engine, durations[coupon]!, how);
            previewIfAny(world, { subscription });
          }
          letTimePass(world, start + 900 * day);
          expect(world.find<Subscription>("subscription", subscription)!.status).toBe("active");
        },
      ),
      { numRuns: 150 },
    );
  });
});

const durations = ["once", "repeating", "forever"];

type RandomPhase = { months: number; coupon: string; yearly: boolean; trial: boolean; charge: boolean };

/**
 * A subscription with a discount for two months, and a schedule with these phases after the current period.
 */
function subscribeWithSchedule(plan: RandomPhase[]) {
  const engine = new Engine(start);
  const { world } = engine;
  for (const duration of durations) {
    const months = duration === "repeating" ? { duration_in_months: 2 } : {};
    callApi(world, "POST", "/v1/coupons", {
      id: duration,
      percent_off: 20,
      duration,
      ...months,
      max_redemptions: 9,
    });
  }
  const [month, year] = [engine.price(1000), engine.price(9000, "year")];
  const { id } = createSubscription(world, {
    customer: engine.customer(),
    items: [{ price: month }],
    discounts: [{ coupon: "repeating" }],
  });
  const made = callApi(world, "POST", "/v1/subscription_schedules", { from_subscription: id }) as Schedule;
  const [present] = made.phases as [Phase];
  const kept = present.discounts.map(({ discount }) => ({ discount }));
  const fee = engine.price(300, null);
  const phases = plan.map(({ months, coupon, yearly, trial, charge }) => ({
    ...(trial && { trial }),
    ...(charge && { add_invoice_items: [{ price: fee, discounts: [{ coupon: "once" }] }] }),
    items: [{ price: yearly ? year : month, ...(charge && { discounts: [{ coupon: "forever" }] }) }],
    duration: { interval: "month", interval_count: months },
    discounts:
      coupon === "none"
        ? []
        : coupon === "kept"
          ? kept
          : [...kept, { coupon }].slice(coupon === "repeating" ? 1 : 0),
  }));
  const { start_date, end_date } = present;
  const first = { items: [{ price: month }], start_date, end_date, discounts: kept };
  callApi(world, "POST", `/v1/subscription_schedules/${made.id}`, { phases: [first, ...phases] });
  return { engine, subscription: id };
}

/** Deletes the coupon, uses it up or makes it expire. */
function spoilCoupon({ world }: Engine, id: string, how: number): void {
  const coupon = world.find("coupon", id)!;
  if (how === 0 && !coupon._deleted) callApi(world, "DELETE", `/v1/coupons/${id}`);
  if (how === 1) world.change(coupon, { times_redeemed: 9 });
  if (how === 2) world.change(coupon, { redeem_by: world.now() });
}
