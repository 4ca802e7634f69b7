import { type PortalSettings, portalSettings } from "../settings/schema";
import { type SubscriptionStatus, subscriptionStatuses } from "../vocabulary";
import type { SubscriptionFacts } from "./facts";
import type { SubscriptionOperationName } from "./operations";
import { isAllowed, isAllowedToCustomer } from "./permissions";

const everythingOn = portalSettings.parse({
  changePlan: true,
  quantityManagement: true,
  removeAddOns: true,
  coupon: true,
  pause: true,
  resubscribe: true,
  cancellation: true,
  updateCard: true,
  choosePaymentMethod: true,
  removePaymentMethods: true,
});
const plain: SubscriptionFacts = {
  status: "active",
  end: "none",
  canEndSooner: true,
  canBeKept: true,
  schedule: "none",
  hasPendingUpdate: false,
  canBeKeptInChange: false,
  collectionPaused: false,
  isCharged: true,
  hasBaseItem: true,
  hasSeveralItems: true,
  hasUnits: true,
  canPause: true,
  canResume: false,
  isPausedForPayment: false,
  isFree: false,
  hasSuccessor: false,
};
const ending = { ...plain, end: "canceled", canEndSooner: false } as const;
const term = { ...plain, end: "term" } as const;

function allowedIn(name: SubscriptionOperationName, facts: SubscriptionFacts): SubscriptionStatus[] {
  return subscriptionStatuses.filter((status) => isAllowed(name, everythingOn, { ...facts, status }));
}

it.each(["change_plan", "change_quantity", "remove_add_on"] as const)(
  "allows %s only while nothing is owed and the subscription runs",
  (name) => expect(allowedIn(name, plain)).toEqual(["active", "trialing"]),
);

it("gives a discount only to running subscriptions that cost something", () => {
  expect(allowedIn("apply_coupon", plain)).toEqual(["active", "trialing"]);
});

it.each<[string, Partial<SubscriptionFacts>]>([
  ["a cancellation is set", { end: "canceled" }],
  ["the merchant has ended it with its period", { end: "fixed" }],
  ["a change of ours is scheduled, which has its own discounts", { schedule: "ours" }],
  ["somebody else's schedule is attached", { schedule: "foreign" }],
  ["a change waits for its payment", { hasPendingUpdate: true }],
  ["payments are paused", { collectionPaused: true }],
  ["nothing is charged", { isFree: true }],
])("gives no discount while %s", (_name, facts) => {
  expect(isAllowed("apply_coupon", everythingOn, { ...plain, ...facts })).toBe(false);
});

it("cancels every subscription that has not ended", () => {
  expect(allowedIn("cancellation", plain)).toEqual([
    "active",
    "incomplete",
    "past_due",
    "paused",
    "trialing",
    "unpaid",
  ]);
});

it("keeps only subscriptions that are about to end", () => {
  expect(allowedIn("keep_subscription", plain)).toEqual([]);
  expect(allowedIn("keep_subscription", ending)).toContain("active");
  expect(allowedIn("keep_subscription", ending)).not.toContain("canceled");
  expect(allowedIn("cancellation", ending)).toEqual([]);
});

it("keeps no subscription that the merchant ends, or whose previous schedule is unknown", () => {
  expect(allowedIn("keep_subscription", term)).toEqual([]);
  expect(allowedIn("keep_subscription", { ...ending, end: "fixed" })).toEqual([]);
  expect(allowedIn("keep_subscription", { ...ending, canBeKept: false })).toEqual([]);
});

it("keeps no subscription that has not started, because Stripe doesn't allow its end to be changed", () => {
  expect(allowedIn("keep_subscription", ending)).not.toContain("incomplete");
});

it.each(["change_plan", "change_quantity", "remove_add_on", "apply_coupon", "cancellation"] as const)(
  "allows %s during a term in the same states as without one",
  (name) => expect(allowedIn(name, term)).toEqual(allowedIn(name, plain)),
);

it("cancels a subscription that is about to end if canceling ends it sooner", () => {
  const owing = { ...ending, status: "past_due", canEndSooner: true } as const;
  expect(isAllowed("cancellation", everythingOn, owing)).toBe(true);
  expect(isAllowed("keep_subscription", everythingOn, owing)).toBe(true);
});

it("discards a pending change, even if the subscription is about to end", () => {
  expect(isAllowed("discard_change", everythingOn, { ...ending, hasPendingUpdate: true })).toBe(true);
});

it("discards only a change that is pending or that we scheduled, until the subscription has ended", () => {
  expect(allowedIn("discard_change", plain)).toEqual([]);
  expect(allowedIn("discard_change", { ...plain, schedule: "foreign" })).toEqual([]);
  for (const facts of [{ hasPendingUpdate: true }, { schedule: "ours" }] as const) {
    const allowed = allowedIn("discard_change", { ...plain, ...facts });
    expect(allowed).toContain("active");
    expect(allowed).not.toContain("canceled");
    expect(allowed).not.toContain("incomplete_expired");
  }
});

it("restarts an ended subscription, unless another subscription has replaced it", () => {
  expect(allowedIn("resubscribe", plain)).toEqual(["canceled", "incomplete_expired"]);
  expect(allowedIn("resubscribe", { ...plain, hasSuccessor: true })).toEqual([]);
});

it.each<[string, Partial<SubscriptionFacts>]>([
  ["a cancellation is set", { end: "canceled" }],
  ["the merchant has ended it with its period", { end: "fixed" }],
  ["somebody else's schedule is attached", { schedule: "foreign" }],
  ["a change waits for its payment", { hasPendingUpdate: true }],
  ["payments are paused", { collectionPaused: true }],
  ["it is not clear which item would change", { hasBaseItem: false }],
])("does not change a plan while %s", (_name, facts) => {
  expect(isAllowed("change_plan", everythingOn, { ...plain, ...facts })).toBe(false);
});

it.each<[string, Partial<SubscriptionFacts>]>([
  ["a cancellation is set", { end: "canceled" }],
  ["the merchant has ended it with its period", { end: "fixed" }],
  ["somebody else's schedule is attached", { schedule: "foreign" }],
  ["a change waits for its payment", { hasPendingUpdate: true }],
  ["payments are paused", { collectionPaused: true }],
  ["nothing is priced per unit", { hasUnits: false }],
])("does not change a quantity while %s", (_name, facts) => {
  expect(isAllowed("change_quantity", everythingOn, { ...plain, ...facts })).toBe(false);
});

it.each<[string, Partial<SubscriptionFacts>]>([
  ["a cancellation is set", { end: "canceled" }],
  ["the merchant has ended it with its period", { end: "fixed" }],
  ["somebody else's schedule is attached", { schedule: "foreign" }],
  ["a change waits for its payment", { hasPendingUpdate: true }],
  ["payments are paused", { collectionPaused: true }],
  ["there is only one item", { hasSeveralItems: false }],
])("removes no add-on while %s", (_name, facts) => {
  expect(isAllowed("remove_add_on", everythingOn, { ...plain, ...facts })).toBe(false);
});

it("pauses only active, paid subscriptions without a pending change or a schedule", () => {
  expect(allowedIn("pause", plain)).toEqual(["active"]);
  for (const facts of [
    { canPause: false },
    { schedule: "ours" },
    { schedule: "foreign" },
    { end: "canceled" },
    { end: "term" },
    { hasPendingUpdate: true },
    { collectionPaused: true },
  ] as const)
    expect(allowedIn("pause", { ...plain, ...facts })).toEqual([]);
});

it("resumes only paused subscriptions that will renew again", () => {
  const paused = { ...plain, canResume: true };
  expect(isAllowed("resume", everythingOn, paused)).toBe(true);
  expect(isAllowed("resume", everythingOn, { ...paused, end: "canceled" })).toBe(false);
  expect(isAllowed("resume", everythingOn, { ...paused, end: "term" })).toBe(true);
  expect(isAllowed("resume", everythingOn, plain)).toBe(false);
  expect(isAllowed("resume", everythingOn, { ...paused, hasPendingUpdate: true })).toBe(false);
});

it("resumes after a missing payment regardless of the settings, but after a pause only if pausing is on", () => {
  const paused = { ...plain, status: "paused", canResume: true } as const;
  const without = { ...everythingOn, pause: false };
  expect(isAllowed("resume", without, { ...paused, isPausedForPayment: true })).toBe(true);
  expect(isAllowed("resume", without, paused)).toBe(false);
  expect(isAllowed("resume", without, { ...paused, isPausedForPayment: true, canResume: false })).toBe(false);
});

it("changes the plan of an ending subscription only if the customer may also keep it", () => {
  const keepable = { ...ending, canBeKeptInChange: true };
  expect(allowedIn("change_plan", keepable)).toEqual(["active", "trialing"]);
  expect(isAllowed("change_plan", { ...everythingOn, cancellation: false }, keepable)).toBe(false);
  expect(isAllowed("change_plan", everythingOn, { ...keepable, canBeKept: false })).toBe(false);
  expect(isAllowed("change_plan", { ...everythingOn, changePlan: false }, keepable)).toBe(false);
  for (const facts of [
    { hasPendingUpdate: true },
    { collectionPaused: true },
    { schedule: "foreign" },
  ] as const)
    expect(isAllowed("change_plan", everythingOn, { ...keepable, ...facts })).toBe(false);
  expect(isAllowed("change_quantity", everythingOn, keepable)).toBe(false);
});

it("lets a change of plan replace our own scheduled change", () => {
  expect(isAllowed("change_plan", everythingOn, { ...plain, schedule: "ours" })).toBe(true);
});

it.each<[SubscriptionOperationName, Partial<PortalSettings>, SubscriptionFacts]>([
  ["change_plan", { changePlan: false }, plain],
  ["change_quantity", { quantityManagement: false }, plain],
  ["remove_add_on", { removeAddOns: false }, plain],
  ["apply_coupon", { coupon: false }, plain],
  ["use_payment_method", { choosePaymentMethod: false }, plain],
  ["pause", { pause: false }, plain],
  ["resume", { pause: false }, { ...plain, canResume: true }],
  ["resubscribe", { resubscribe: false }, { ...plain, status: "canceled" }],
  ["cancellation", { cancellation: false }, plain],
  ["keep_subscription", { cancellation: false }, ending],
])("does not allow %s when the merchant has switched it off", (name, off, facts) => {
  expect(isAllowed(name, everythingOn, facts)).toBe(true);
  expect(isAllowed(name, { ...everythingOn, ...off }, facts)).toBe(false);
});

it("allows another payment method for every charged subscription that has not ended", () => {
  const running = ["active", "past_due", "paused", "trialing", "unpaid"];
  expect(allowedIn("use_payment_method", plain)).toEqual(running);
  expect(allowedIn("use_payment_method", { ...ending, hasPendingUpdate: true })).toEqual(running);
  expect(allowedIn("use_payment_method", { ...plain, isCharged: false })).toEqual([]);
});

it("lets customers choose payment methods only if choosing is on, and remove them only if removing is on", () => {
  const choiceOff = { ...everythingOn, choosePaymentMethod: false };
  const removalOff = { ...everythingOn, removePaymentMethods: false };
  expect(isAllowedToCustomer("set_default_payment_method", everythingOn)).toBe(true);
  expect(isAllowedToCustomer("set_default_payment_method", choiceOff)).toBe(false);
  expect(isAllowedToCustomer("set_default_payment_method", removalOff)).toBe(true);
  expect(isAllowedToCustomer("remove_payment_method", everythingOn)).toBe(true);
  expect(isAllowedToCustomer("remove_payment_method", removalOff)).toBe(false);
  expect(isAllowedToCustomer("remove_payment_method", choiceOff)).toBe(true);
});

it("lets customers pay an invoice regardless of the settings", () => {
  expect(isAllowedToCustomer("pay_invoice", portalSettings.parse({ cancellation: false }))).toBe(true);
});

it("lets customers update their card only if the merchant allows it", () => {
  expect(isAllowedToCustomer("update_card", everythingOn)).toBe(true);
  expect(isAllowedToCustomer("update_card", { ...everythingOn, updateCard: false })).toBe(false);
});
