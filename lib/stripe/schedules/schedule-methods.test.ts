import type Stripe from "stripe";
import { needsNoChange } from "./schedule-methods";

/** The simulator has only the kinds of schedules that Stripe documents, so undocumented ones are tested here. */

const phase = (method: string | null) => ({
  start_date: 5,
  end_date: 9,
  items: [],
  add_invoice_items: [],
  discounts: [],
  metadata: {},
  default_payment_method: method,
});

function scheduleWith(more: object): Stripe.SubscriptionSchedule {
  return {
    id: "sub_sched_1",
    status: "active",
    end_behavior: "release",
    current_phase: { start_date: 5, end_date: 9 },
    default_settings: { default_payment_method: null },
    phases: [phase("pm_old")],
    pause_schedules: [],
    ...more,
  } as unknown as Stripe.SubscriptionSchedule;
}

it.each<[string, object, boolean]>([
  ["that names another method", {}, false],
  ["that names the new method", { phases: [phase("pm_new")] }, true],
  ["that names no method", { phases: [phase(null)] }, true],
  [
    "whose default is another method",
    { phases: [], default_settings: { default_payment_method: "pm_old" } },
    false,
  ],
  ["that is over", { status: "completed" }, true],
  ["whose end behavior Stripe doesn’t document", { end_behavior: "renew" }, true],
  ["that pauses", { pause_schedules: [{ key: "summer" }] }, true],
])("knows whether a schedule %s can stay unchanged", (_what, more, expected) => {
  expect(needsNoChange(scheduleWith(more), { to: "pm_new" })).toBe(expected);
});

it("changes a schedule for the removal of one method only if the schedule names that method", () => {
  const schedule = scheduleWith({ phases: [phase("pm_old"), phase("pm_kept")] });
  expect(needsNoChange(schedule, { to: null, only: "pm_old" })).toBe(false);
  expect(needsNoChange(schedule, { to: null, only: "pm_gone" })).toBe(true);
});
