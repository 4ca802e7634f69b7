import "server-only";
import { PortalError } from "../../errors";
import type { Interval } from "../../stripe/catalogue/price";
import type { StripeClient } from "../../stripe/connection/client";
import { toPortalError } from "../../stripe/connection/errors";
import { freshKey, type StepKey } from "../../stripe/connection/step-key";
import type { Grant } from "../../stripe/discounts/codes";
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
import { holdingEnd, putEndBack } from "./holding-end";
import { keepAndPlan, takeKeepingBack } from "./keep-and-plan";
import type { SwitchKind } from "./plan-switch";
import { planDropped, type Planned } from "./planned";
import { replacingPlan } from "./replacing-plan";

/**
 * One item of a subscription moves to another price or another quantity: now, or when the period ends. What is
 * planned is one thing at a time, and whatever is decided next takes its place.
 */
export type ItemSwitch = {
  operationId: string;
  customerId: string;
  kind: Exclude<SwitchKind, "not_offered">;
  change: ItemChange;
  fromPriceId: string;
  /** Null where the item is removed. */
  toPriceId: string | null;
  /** When it takes over, where it is planned; seconds. */
  startsAt: number;
  interval: Interval;
  intervalCount: number;
  /** What was planned before and gives way. */
  planned: Planned | null;
  /** A schedule is attached, and is kept where the switch is planned. */
  hasSchedule: boolean;
  /** The merchant's end that outlives the switch; seconds. */
  term: number | null;
  /** The code that comes with it. */
  grant?: Grant;
};

/** `keeps`: the cancellation was taken back with it. */
export type ItemSwitchOutcome = ({ outcome: "scheduled" | "kept" } | SwitchOutcome) & { keeps?: true };

/**
 * Asks Stripe again what the customer was shown, for the same instant.
 *
 * @throws PortalError `state_changed` when it would be another change or another amount, `not_allowed` when there is
 * nothing to pay with.
 */
export async function expectSameAmount(
  visit: Visit,
  subscription: Subscription,
  { kind, change }: Pick<ItemSwitch, "kind" | "change">,
  quote: Quote,
): Promise<void> {
  // Without the instant of the proration this would not be the change that was shown.
  if ((kind === "now") !== (quote.prorationDate !== null)) {
    throw new PortalError("state_changed", "quote_of_another_kind");
  }
  if (quote.prorationDate === null) return;
  const { amountDue } = await previewSwitch(visit.stripe, { ...change, prorationDate: quote.prorationDate });
  // Never charge an amount the customer has not seen.
  if (amountDue !== quote.amountDue) throw new PortalError("state_changed", "amount_changed");
  if (amountDue > 0 && !(await canBeCharged(visit, subscription))) {
    throw new PortalError("not_allowed", "no_card");
  }
}

export function applyItemSwitch(
  stripe: StripeClient,
  decided: ItemSwitch,
  under: { id: string; key: StepKey },
): Promise<ItemSwitchOutcome> {
  const { planned, change, kind } = decided;
  const { subscriptionId } = change;
  // The schedule that is edited says something else from then on, in one request.
  if (kind === "at_renewal") return switchAfter(stripe, decided, under);
  // A planned change would be carried out on top of this one, so it goes first.
  return replacingPlan(stripe, { subscriptionId, planned }, under.key, {
    work: () => switchAfter(stripe, decided, under),
    isDone: async () => (await findItemSwitch(stripe, decided)) !== null,
  });
}

async function switchAfter(
  stripe: StripeClient,
  decided: ItemSwitch,
  under: { id: string; key: StepKey },
): Promise<ItemSwitchOutcome> {
  const { kind, change, grant } = decided;
  if (kind === "keep_current") return { outcome: "kept" };
  const marks = change.keeps ? { keeps: true as const } : {};
  if (kind !== "at_renewal") {
    const switched = await sayingWhy(change, () =>
      explainCodeRefusal(stripe, grant, () => switchItem(stripe, change, under.key)),
    );
    return { ...switched, ...marks };
  }
  await planKeepingEnd(stripe, decided, under);
  return { outcome: "scheduled", ...marks };
}

const asksBank = ["authentication_required", "subscription_payment_intent_requires_action"];

/** A change that takes a cancellation back happens whole or not at all, so it cannot wait for a bank's answer. */
async function sayingWhy<Done>({ keeps }: ItemChange, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    const told = toPortalError(error);
    const isOfBank = told instanceof PortalError && asksBank.includes(told.reason ?? "");
    throw keeps && isOfBank ? new PortalError("payment_declined", "keep_first") : error;
  }
}

/** Plans it so that an end which has to stay is there again, whatever becomes of the plan. */
async function planKeepingEnd(
  stripe: StripeClient,
  decided: ItemSwitch,
  under: { id: string; key: StepKey },
): Promise<void> {
  const { change, hasSchedule, term } = decided;
  const { subscriptionId, keeps } = change;
  const plan = () => planSwitch(stripe, decided, under);
  const looking = { plan, isPlanned: async () => (await findItemSwitch(stripe, decided)) !== null };
  if (keeps) return keepAndPlan(stripe, { subscriptionId, keeps }, under, looking);
  if (term === null || hasSchedule) return plan();
  return holdingEnd(stripe, { subscriptionId, endsAt: term }, looking);
}

/** Puts back what an operation took away that could not be finished in time: the end, or what was planned before. */
export async function putSwitchBack(
  stripe: StripeClient,
  { kind, change, planned, hasSchedule, term }: ItemSwitch,
): Promise<void> {
  const { subscriptionId, keeps } = change;
  if (keeps && kind === "at_renewal") return takeKeepingBack(stripe, { subscriptionId, keeps });
  if (kind !== "at_renewal" && kind !== "keep_current" && planned)
    return planDropped(stripe, subscriptionId, planned, freshKey);
  if (kind === "at_renewal" && !hasSchedule && term !== null)
    return putEndBack(stripe, { subscriptionId, endsAt: term });
}

/** Lets a schedule do it at the renewal. */
function planSwitch(
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

/** What says how it ended. */
type KnownSwitch = Pick<ItemSwitch, "operationId" | "customerId" | "kind" | "change" | "toPriceId">;

export async function findItemSwitch(
  stripe: StripeClient,
  decided: KnownSwitch,
): Promise<ItemSwitchOutcome | null> {
  const { customerId, change } = decided;
  const now = await findSubscription(stripe, [customerId], change.subscriptionId);
  if (!now) return null;
  const found = await foundIn(stripe, now, decided);
  if (!found || !change.keeps) return found;
  // With the cancellation still waiting only a part of it would be done.
  const isKept = now.endsAt === null || now.endsAt > change.keeps.endsAt;
  return isKept ? { ...found, keeps: true } : null;
}

async function foundIn(
  stripe: StripeClient,
  now: Subscription,
  { operationId, kind, change, toPriceId }: KnownSwitch,
): Promise<ItemSwitchOutcome | null> {
  const { itemId, quantity, removes } = change;
  if (kind === "keep_current") return now.schedule?.next ? null : { outcome: "kept" };
  // The same plan may have been there before, without the code that came with this one; so the mark decides.
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
