import type Stripe from "stripe";
import { type Field, fieldsOf, type Shape } from "@/simulator/schema/schema";
import { toPhaseParams } from "./phases";
import { reshapeSchedule } from "./schedule-shape";

/**
 * Updating a schedule unsets every field left out of the request. No recording has a schedule, so the fields of a phase
 * are taken from the types of the installed `stripe` package. Every field that is both readable and writable must be
 * sent.
 */

/** A value of a type with all its fields set. */
function completeValue(of: Shape, name: string): unknown {
  const values: Partial<Record<Shape["kind"], () => unknown>> = {
    number: () => 7,
    boolean: () => true,
    enum: () => of.values?.[0],
    object: () => completeObject(of.ref ?? ""),
    map: () => ({ kept: "yes" }),
    array: () => [completeValue(of.of ?? { kind: "string" }, name)],
    either: () => completeValue(of.options?.[0] ?? { kind: "string" }, name),
  };
  return values[of.kind]?.() ?? `some_${name}`;
}

const completeObject = (type: string) =>
  Object.fromEntries(
    Object.entries(fieldsOf(type)).map(([name, field]) => [name, completeValue(field, name)]),
  );

/** All leaf values by path. */
function leaves(value: unknown, path: string): [string, unknown][] {
  if (Array.isArray(value)) return value.flatMap((part: unknown) => leaves(part, `${path}[]`));
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, part]) => leaves(part, path ? `${path}.${name}` : name));
}

/** Whether a request has a parameter with this path. */
function isSendable(type: string, path: string): boolean {
  const [name = "", ...further] = path.split(".");
  const field = fieldsOf(type)[name.replace("[]", "")];
  if (!field || further.length === 0) return field !== undefined;
  return objectsIn(field).some((ref) => isSendable(ref, further.join(".")));
}

function objectsIn({ ref, of, options, kind }: Shape | Field): string[] {
  if (kind === "map") return [];
  return [...(ref ? [ref] : []), ...(of ? objectsIn(of) : []), ...(options ?? []).flatMap(objectsIn)];
}

/**
 * Fields that are sent in another form: a price is also listed under its former name, `plan`, and discounts and trials
 * have several forms.
 */
const otherForms = /(^trial|\.plan|\.coupon|\.promotion_code)$/;

type Phase = Stripe.SubscriptionSchedule.Phase;
const phase = completeObject("SubscriptionSchedule.Phase") as unknown as Phase;
const sent = new Map(leaves(toPhaseParams(phase), ""));
const sendable = leaves(phase, "").filter(([path]) =>
  isSendable("SubscriptionScheduleUpdateParams.Phase", path),
);

it.each(sendable.filter(([path]) => !otherForms.test(path)))("sends %s back", (path, value) => {
  expect(sent.get(path)).toEqual(value);
});

it("finds the fields of a phase in the types", () => {
  expect(sendable.length).toBeGreaterThan(40);
});

const discounts = [
  { discount: "di_1", coupon: "LOYAL15", promotion_code: null },
  { discount: null, coupon: null, promotion_code: "promo_1" },
  { discount: null, coupon: "LOYAL15", promotion_code: null },
] as Phase["discounts"];

it("sends each discount in the form in which it was given", () => {
  const again = [{ discount: "di_1" }, { promotion_code: "promo_1" }, { coupon: "LOYAL15" }];
  const [item] = phase.items;
  expect(toPhaseParams({ ...phase, discounts, items: [{ ...item!, discounts }] })).toMatchObject({
    discounts: again,
    items: [{ discounts: again }],
  });
});

it("preserves a phase that is a trial", () => {
  expect(toPhaseParams({ ...phase, trial: true, trial_end: null })).toMatchObject({ trial: true });
  expect(toPhaseParams({ ...phase, trial: true, trial_end: 7 })).not.toHaveProperty("trial");
  expect(toPhaseParams({ ...phase, trial: false, trial_end: null })).not.toHaveProperty("trial");
});

it("no longer counts a phase as ours after someone made it a trial", () => {
  const made = { ...completeObject("SubscriptionSchedule"), status: "active", end_behavior: "release" };
  const plan = (trial: boolean) => {
    const next = { ...phase, add_invoice_items: [], trial, trial_end: null, metadata: { portal_op: "op_1" } };
    const present = { ...next, trial: false, metadata: {} };
    const phases = [present, { ...next, start_date: 8 }];
    return {
      ...made,
      metadata: { portal_op: "op_1" },
      current_phase: { start_date: 7, end_date: 8 },
      phases,
    };
  };
  const shown = (trial: boolean) => reshapeSchedule(plan(trial) as unknown as Stripe.SubscriptionSchedule);
  expect(shown(false)).toMatchObject({ isOurs: true, hasOtherContent: false });
  expect(shown(true)).toMatchObject({ isOurs: false, hasOtherContent: true });
});

it.each<[string, object, boolean]>([
  ["releases its subscription at the end", { end_behavior: "release" }, false],
  ["cancels its subscription at the end", { end_behavior: "cancel" }, false],
  ['ends in the undocumented way "none"', { end_behavior: "none" }, true],
  ['ends in the undocumented way "renew"', { end_behavior: "renew" }, true],
  ["pauses", { end_behavior: "release", pause_schedules: [{ key: "summer" }] }, true],
])("recognizes whether it knows everything about a schedule that %s", (_what, more, isUnknown) => {
  const schedule = {
    ...completeObject("SubscriptionSchedule"),
    status: "active",
    pause_schedules: [],
    ...more,
  };
  expect(reshapeSchedule(schedule as unknown as Stripe.SubscriptionSchedule)).toMatchObject({ isUnknown });
});
