import "server-only";
import { PortalError } from "../../errors";
import type { Interval } from "../../stripe/catalogue/price";
import type { StripeClient } from "../../stripe/connection/client";
import { toPortalError } from "../../stripe/connection/errors";
import { freshKey, type StepKey } from "../../stripe/connection/step-key";
import type { Grant } from "../../stripe/discounts/codes";
import { stillAdds } from "../../stripe/discounts/discounts";
import { readPayment, unpaidOutcome } from "../../stripe/payments/payments";
import { scheduleSwitchAtRenewal } from "../../stripe/schedules/schedules";
import {
  type ItemChange,
  switchItem,
  type SwitchOutcome,
  switchOutcome,
} from "../../stripe/subscriptions/item-changes";
import { previewSwitch } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { canBeCharged } from "../card/can-be-charged";
import { explainCodeRefusal } from "../code/typed-code";
import type { Quote } from "../terms/quote";
import type { Visit } from "../visit/visit";
import { cancelAgain, keepAndSchedule } from "./keep-and-schedule";
import type { SwitchKind } from "./plan-switch";
import { replacingScheduledChange } from "./replacing-scheduled-change";
import { restoreEnd, scheduleKeepingEnd } from "./schedule-keeping-end";
import { restoreScheduledChange, type ScheduledChange } from "./scheduled-change";

/**
 * Moves one item of a subscription to another price or quantity, now or at the renewal. At most one change is scheduled
 * at a time, and a new change replaces it.
 */
export type ItemSwitch = {
  operationId: string;
  customerId: string;
  kind: Exclude<SwitchKind, "not_offered">;
  change: ItemChange;
  fromPriceId: string;
  /** Null if the item is removed. */
  toPriceId: string | null;
  /** When a scheduled switch takes effect; seconds. */
  startsAt: number;
  interval: Interval;
  intervalCount: number;
  /** The scheduled change that this switch replaces. */
  planned: ScheduledChange | null;
  /** True if a schedule is attached. A scheduled switch reuses it. */
  hasSchedule: boolean;
  /** The merchant's end date, which stays the same after the switch; seconds. */
  term: number | null;
  /** The code to apply with the switch. */
  grant?: Grant;
};

/** `keeps`: the switch also undid the cancellation. */
export type ItemSwitchOutcome = ({ outcome: "scheduled" | "kept" } | SwitchOutcome) & { keeps?: true };

/**
 * Asks Stripe again for the amount that the customer was shown, prorated at the same instant.
 *
 * @throws PortalError `state_changed` if the change or its amount is now different, `not_allowed` if there is no
 * payment method.
 */
export async function expectSameAmount(
  visit: Visit,
  subscription: Subscription,
  { kind, change }: Pick<ItemSwitch, "kind" | "change">,
  quote: Quote,
): Promise<void> {
  // Only quotes for immediate changes have a proration date. If either the change or the quoted change is immediate,
  // but not both, the customer was shown another kind of change.
  if ((kind === "now") !== (quote.prorationDate !== null)) {
    throw new PortalError("state_changed", "quote_of_another_kind");
  }
  if (quote.prorationDate === null) return;
  const { amountDue } = await previewSwitch(visit.stripe, { ...change, prorationDate: quote.prorationDate });
  // Never charge an amount that the customer has not seen.
  if (amountDue !== quote.amountDue) throw new PortalError("state_changed", "amount_changed");
  if (amountDue > 0 && !(await canBeCharged(visit, subscription))) {
    throw new PortalError("not_allowed", "no_card");
  }
}

export function applyItemSwitch(
  stripe: StripeClient,
  decided: ItemSwitch,
  step: { id: string; key: StepKey },
): Promise<ItemSwitchOutcome> {
  const { planned, change, kind } = decided;
  const { subscriptionId } = change;
  // A scheduled change is replaced in one request, by editing its schedule.
  if (kind === "at_renewal") return performSwitch(stripe, decided, step);
  // A scheduled change is discarded first. Otherwise, it would later be applied on top of this switch.
  return replacingScheduledChange(stripe, { subscriptionId, planned }, step.key, {
    work: () => performSwitch(stripe, decided, step),
    isDone: async () => (await findItemSwitch(stripe, decided)) !== null,
  });
}

async function performSwitch(
  stripe: StripeClient,
  decided: ItemSwitch,
  step: { id: string; key: StepKey },
): Promise<ItemSwitchOutcome> {
  const { kind, change, grant } = decided;
  if (kind === "keep_current") return { outcome: "kept" };
  const marks = change.keeps ? { keeps: true as const } : {};
  if (kind !== "at_renewal") {
    await requireSameDiscounts(stripe, decided);
    const switched = await explainBankRefusal(change, () =>
      explainCodeRefusal(stripe, grant, () => switchItem(stripe, change, step.key)),
    );
    return { ...switched, ...marks };
  }
  await schedulePreservingEnd(stripe, decided, step);
  return { outcome: "scheduled", ...marks };
}

/** @throws PortalError `state_changed` if the switch would undo a change of the discounts since it was decided. */
async function requireSameDiscounts(stripe: StripeClient, decided: ItemSwitch): Promise<void> {
  const { customerId, change, grant } = decided;
  if (!grant || !change.discounts) return;
  const now = await findSubscription(stripe, [customerId], change.subscriptionId);
  if (!now || stillAdds(now, grant, change.discounts)) return;
  if (!(await outcomeIn(stripe, now, decided))) throw new PortalError("state_changed");
}

const bankReasons = ["authentication_required", "subscription_payment_intent_requires_action"];

/**
 * A change that undoes a cancellation happens completely or not at all, so it can't wait for the bank's confirmation.
 */
async function explainBankRefusal<Done>({ keeps }: ItemChange, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    const told = toPortalError(error);
    const isBankRefusal = told instanceof PortalError && bankReasons.includes(told.reason ?? "");
    throw keeps && isBankRefusal ? new PortalError("payment_declined", "keep_first") : error;
  }
}

/** Schedules the switch. If scheduling fails, an end date that must stay is restored. */
async function schedulePreservingEnd(
  stripe: StripeClient,
  decided: ItemSwitch,
  step: { id: string; key: StepKey },
): Promise<void> {
  const { change, hasSchedule, term } = decided;
  const { subscriptionId, keeps } = change;
  const schedule = () => scheduleSwitch(stripe, decided, step);
  const scheduling = { schedule, isScheduled: async () => (await findItemSwitch(stripe, decided)) !== null };
  if (keeps) return keepAndSchedule(stripe, { subscriptionId, keeps }, step, scheduling);
  if (term === null || hasSchedule) return schedule();
  return scheduleKeepingEnd(stripe, { subscriptionId, endsAt: term }, scheduling);
}

/** Restores what an unfinished operation removed: the end date, or the earlier scheduled change. */
export async function restoreAfterSwitch(
  stripe: StripeClient,
  { kind, change, planned, hasSchedule, term }: ItemSwitch,
): Promise<void> {
  const { subscriptionId, keeps } = change;
  if (keeps && kind === "at_renewal") return cancelAgain(stripe, { subscriptionId, keeps });
  if (kind !== "at_renewal" && kind !== "keep_current" && planned)
    return restoreScheduledChange(stripe, subscriptionId, planned, freshKey);
  if (kind === "at_renewal" && !hasSchedule && term !== null)
    return restoreEnd(stripe, { subscriptionId, endsAt: term });
}

/** Uses a schedule to apply the switch at the renewal. */
function scheduleSwitch(
  stripe: StripeClient,
  { change, fromPriceId, toPriceId, interval, intervalCount, startsAt, hasSchedule, term, grant }: ItemSwitch,
  { id, key }: { id: string; key: StepKey },
): Promise<void> {
  const { subscriptionId, quantity, keeps } = change;
  const planned = {
    subscriptionId,
    fromPriceId,
    toPriceId,
    quantity,
    interval,
    intervalCount,
    startsAt,
    hadSchedule: hasSchedule,
    heldEnd: hasSchedule ? null : (term ?? keeps?.term ?? null),
    grant,
  };
  return explainCodeRefusal(stripe, grant, () =>
    scheduleSwitchAtRenewal(stripe, { ...planned, operationId: id }, key),
  );
}

/** The part of a switch that is enough to find its outcome. */
type KnownSwitch = Pick<ItemSwitch, "operationId" | "customerId" | "kind" | "change" | "toPriceId">;

export async function findItemSwitch(
  stripe: StripeClient,
  decided: KnownSwitch,
): Promise<ItemSwitchOutcome | null> {
  const { customerId, change } = decided;
  const now = await findSubscription(stripe, [customerId], change.subscriptionId);
  if (!now) return null;
  const found = await outcomeIn(stripe, now, decided);
  if (!found || !change.keeps) return found;
  // If the subscription is still canceled, only a part of the switch was done.
  const isKept = now.endsAt === null || now.endsAt > change.keeps.endsAt;
  return isKept ? { ...found, keeps: true } : null;
}

async function outcomeIn(
  stripe: StripeClient,
  now: Subscription,
  { operationId, kind, change, toPriceId }: KnownSwitch,
): Promise<ItemSwitchOutcome | null> {
  const { itemId, quantity, removes } = change;
  if (kind === "keep_current") return now.schedule?.next ? null : { outcome: "kept" };
  // The same change may have been scheduled before, without this code, so compare the operation that scheduled it.
  if (kind === "at_renewal")
    return now.schedule?.next && now.schedule.operationId === operationId ? { outcome: "scheduled" } : null;
  if (now.pendingUpdateExpiresAt !== null) {
    const payment = now.latestInvoice && (await readPayment(stripe, now.latestInvoice.id));
    return payment && unpaidOutcome(payment);
  }
  const isSwitched = removes
    ? now.items.every(({ id }) => id !== itemId)
    : now.items.some((item) => item.price.id === toPriceId && item.quantity === quantity);
  return isSwitched ? switchOutcome(change, now) : null;
}
