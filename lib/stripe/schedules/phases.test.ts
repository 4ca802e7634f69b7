import type Stripe from "stripe";
import { fieldsOf } from "@/simulator/schema/schema";
import type { Field, Shape } from "@/simulator/schema/schema";
import { samePhase } from "./phases";
import { reshapeSchedule } from "./schedule-shape";

/**
 * Updating a schedule unsets every field left out of the request (STRIPE 2.1). No recording has a schedule,
 * so the fields of a phase are taken from the types of the installed `stripe` package. Every field that can
 * be both read and sent must be sent.
 */

/** A value of a type with all its fields set. */
function whole(of: Shape, name: string): unknown {
  const values: Partial<Record<Shape["kind"], () => unknown>> = {
    number: () => 7,
    boolean: () => true,
    enum: () => of.values?.[0],
    object: () => wholeOf(of.ref ?? ""),
    map: () => ({ kept: "yes" }),
    array: () => [whole(of.of ?? { kind: "string" }, name)],
    either: () => whole(of.options?.[0] ?? { kind: "string" }, name),
  };
  return values[of.kind]?.() ?? `some_${name}`;
}

const wholeOf = (type: string) =>
  Object.fromEntries(Object.entries(fieldsOf(type)).map(([name, field]) => [name, whole(field, name)]));

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
 * Fields sent in another form: a price also has its former name, and discounts and trials have several forms.
 */
const otherWords = /(^trial|\.plan|\.coupon|\.promotion_code)$/;

type Phase = Stripe.SubscriptionSchedule.Phase;
const phase = wholeOf("SubscriptionSchedule.Phase") as unknown as Phase;
const sent = new Map(leaves(samePhase(phase), ""));
const held = leaves(phase, "").filter(([path]) => isSendable("SubscriptionScheduleUpdateParams.Phase", path));

it.each(held.filter(([path]) => !otherWords.test(path)))("sends %s back", (path, value) => {
  expect(sent.get(path)).toEqual(value);
});

it("finds the fields of a phase", () => {
  expect(held.length).toBeGreaterThan(40);
});

const discounts = [
  { discount: "di_1", coupon: "LOYAL15", promotion_code: null },
  { discount: null, coupon: null, promotion_code: "promo_1" },
  { discount: null, coupon: "LOYAL15", promotion_code: null },
] as Phase["discounts"];

it("sends each discount in the form it has", () => {
  const again = [{ discount: "di_1" }, { promotion_code: "promo_1" }, { coupon: "LOYAL15" }];
  const [item] = phase.items;
  expect(samePhase({ ...phase, discounts, items: [{ ...item!, discounts }] })).toMatchObject({
    discounts: again,
    items: [{ discounts: again }],
  });
});

it("preserves a phase that is a trial", () => {
  expect(samePhase({ ...phase, trial: true, trial_end: null })).toMatchObject({ trial: true });
  expect(samePhase({ ...phase, trial: true, trial_end: 7 })).not.toHaveProperty("trial");
  expect(samePhase({ ...phase, trial: false, trial_end: null })).not.toHaveProperty("trial");
});

it("doesn't count a phase as ours once someone made it a trial", () => {
  const made = { ...wholeOf("SubscriptionSchedule"), status: "active", end_behavior: "release" };
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
  expect(shown(false)).toMatchObject({ isOurs: true, holdsMore: false });
  expect(shown(true)).toMatchObject({ isOurs: false, holdsMore: true });
});
