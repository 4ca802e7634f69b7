import { type Charge, chargedNext } from "./charged-next";
import { type End, endOf, pauseOf } from "./end-of";
import type { StripeSnapshot } from "./snapshot";

/**
 * Answers a customer's questions about a subscription by the rules in Stripe's documentation: a renewal happens unless
 * something stops it (A), each open invoice is retried on its own (B), an end leaves some debts (C), and paused
 * collection affects invoices created during the pause (D). Knows nothing about the portal.
 */
export type Answers = {
  /**
   * The debts: all open invoices except the one that must be paid before a start, change or resumption takes effect. A
   * draft isn't owed yet.
   */
  owed: { amount: number; invoices: string[] };
  /** The part of the debts that a bank debit is about to pay. */
  onItsWay: number;
  /**
   * The invoice that must be paid before a start, change or resumption takes effect. It isn't a debt, because Stripe
   * voids it if it isn't paid in time.
   */
  waits: { invoice: string; amount: number; for: "start" | "update" | "resumption"; until: number } | null;
  /**
   * The invoices whose payment Stripe will retry automatically, each with the time of its next attempt, earliest first.
   */
  tried: { invoice: string; amount: number; at: number }[];
  charged: Charge | null;
  ends: End | null;
  /** When the trial ends without a payment method and Stripe pauses the subscription instead of charging. */
  pauses: number | null;
  can: Abilities;
};

export type Abilities = {
  /** The invoices that can be paid now. */
  pay: string[];
  /**
   * Whether the customer can stop anything: a future charge, a retry, a requested payment, or the subscription itself.
   */
  stop: boolean;
  /** Whether it is paused and can be resumed. */
  resume: boolean;
  /** Whether it has ended and can be restarted. */
  restart: boolean;
};

export const isOver = ({ subscription: { status } }: StripeSnapshot): boolean =>
  status === "canceled" || status === "incomplete_expired";

export function answersOf(snapshot: StripeSnapshot): Answers {
  const waits = awaitedOf(snapshot);
  const open = snapshot.invoices.filter(
    ({ status, amount_remaining }) => status === "open" && amount_remaining > 0,
  );
  const owed = open.filter(({ id }) => id !== waits?.invoice);
  const ends = endOf(snapshot);
  const charged = chargedNext(snapshot, ends);
  const tried = retriesOf(snapshot, ends);
  return {
    owed: { amount: sum(owed), invoices: owed.map(({ id }) => id) },
    onItsWay: sum(owed.filter(({ isOnItsWay }) => isOnItsWay)),
    waits,
    tried,
    charged,
    ends,
    pauses: pauseOf(snapshot, ends),
    can: {
      pay: open.filter(({ isOnItsWay }) => !isOnItsWay).map(({ id }) => id),
      stop: canStop(snapshot, { ends, isTaken: tried.length > 0 || charged !== null }),
      resume: canResume(snapshot, waits),
      restart: isOver(snapshot),
    },
  };
}

const sum = (invoices: readonly { amount_remaining: number }[]) =>
  invoices.reduce((total, { amount_remaining }) => total + amount_remaining, 0);

const hours = 3600;

/**
 * The invoice that must be paid before a start, change or resumption takes effect: that of an incomplete subscription
 * (R2), that of a pending update (R1), or one created since the subscription was paused. An invoice from before the
 * pause is a debt.
 */
function awaitedOf({ subscription, invoices }: StripeSnapshot): Answers["waits"] {
  const newest = invoices.find(({ id }) => id === subscription.latest_invoice);
  if (newest?.status !== "open") return null;
  const { id: invoice, amount_remaining: amount, created } = newest;
  const pausedAt = subscription.status_details?.paused?.transitioned_at ?? Infinity;
  if (subscription.pending_update)
    return { invoice, amount, for: "update", until: subscription.pending_update.expires_at };
  if (subscription.status === "incomplete")
    return { invoice, amount, for: "start", until: subscription.created + 23 * hours };
  if (subscription.status === "paused" && created >= pausedAt)
    return { invoice, amount, for: "resumption", until: created + 23 * hours };
  return null;
}

/**
 * Rule B. Invoices of ended or unpaid subscriptions are never retried, and no invoice is retried after its subscription
 * ends.
 */
function retriesOf({ subscription, invoices }: StripeSnapshot, ends: End | null): Answers["tried"] {
  if (["canceled", "unpaid", "incomplete_expired"].includes(subscription.status)) return [];
  const last = ends?.at ?? Infinity;
  return invoices
    .filter(
      ({ status, collection_method }) => status === "open" && collection_method === "charge_automatically",
    )
    .flatMap(({ id, auto_advance, next_payment_attempt: at, amount_remaining: amount, isOnItsWay }) =>
      auto_advance && at !== null && at < last && !isOnItsWay ? [{ invoice: id, amount, at }] : [],
    )
    .sort((one, other) => one.at - other.at);
}

/**
 * If the subscription will end after the current period, the customer can still end it earlier. Even if it ends with
 * the period, the customer can stop a payment that is still requested.
 */
function canStop(
  snapshot: StripeSnapshot,
  { ends, isTaken }: { ends: End | null; isTaken: boolean },
): boolean {
  const { status, items } = snapshot.subscription;
  if (isOver(snapshot)) return false;
  const isLate = items.data.some((item) => ends !== null && ends.at > item.current_period_end);
  const isAsked = status !== "active" && status !== "trialing";
  return ends === null || ends.kind !== "certain" || isLate || isAsked || isTaken;
}

/**
 * A paused subscription can be resumed if it is charged automatically and no earlier resumption waits for its payment.
 * Paused collection can be resumed while the subscription is active or on trial.
 */
function canResume({ subscription }: StripeSnapshot, waits: Answers["waits"]): boolean {
  if (subscription.status === "paused")
    return subscription.collection_method === "charge_automatically" && waits?.for !== "resumption";
  return subscription.pause_collection !== null && ["active", "trialing"].includes(subscription.status);
}
