import { chargedNext } from "./charged-next";
import type { Charge } from "./charged-next";
import { endOf, pauseOf } from "./end-of";
import type { End } from "./end-of";
import type { Facts } from "./facts";

/**
 * What a customer asks of a subscription, answered from what Stripe's documentation says of its states: that a renewal
 * happens unless something stops it (A), that each open invoice is tried by itself (B), what an end leaves (C), and that
 * paused collection concerns what is made while it is paused (D). Nothing of the portal is known here.
 */
export type Answers = {
  /** What is owed: the open invoices that nothing waits for. A draft is announced and not owed. */
  owed: { amount: number; invoices: string[] };
  /** Of it, what a bank is on its way to pay. */
  onItsWay: number;
  /** What something waits for: a first payment, a change or a resumption. Unpaid until then it lapses, and is not owed. */
  waits: { invoice: string; amount: number; for: "start" | "update" | "resumption"; until: number } | null;
  /** What is tried by itself, and when next; earliest first. */
  tried: { invoice: string; amount: number; at: number }[];
  charged: Charge | null;
  ends: End | null;
  /** A trial without anything to charge that Stripe pauses at its end: then it stands still, and nothing is charged. */
  pauses: number | null;
  can: Can;
};

export type Can = {
  /** Invoices that can be paid now. */
  pay: string[];
  /** Something is left to stop: a charge to come, a try, what is asked for, or the running itself. */
  stop: boolean;
  /** It stands still and can be let go on. */
  resume: boolean;
  /** It is over, and can be begun anew. */
  beginAnew: boolean;
};

export const isOver = ({ subscription: { status } }: Facts): boolean =>
  status === "canceled" || status === "incomplete_expired";

export function answersOf(facts: Facts): Answers {
  const waits = waitingOf(facts);
  const open = facts.invoices.filter(
    ({ status, amount_remaining }) => status === "open" && amount_remaining > 0,
  );
  const owed = open.filter(({ id }) => id !== waits?.invoice);
  const ends = endOf(facts);
  const charged = chargedNext(facts, ends);
  const tried = triedOf(facts, ends);
  return {
    owed: { amount: sum(owed), invoices: owed.map(({ id }) => id) },
    onItsWay: sum(owed.filter(({ isOnItsWay }) => isOnItsWay)),
    waits,
    tried,
    charged,
    ends,
    pauses: pauseOf(facts, ends),
    can: {
      pay: open.filter(({ isOnItsWay }) => !isOnItsWay).map(({ id }) => id),
      stop: canStop(facts, { ends, isTaken: tried.length > 0 || charged !== null }),
      resume: canResume(facts, waits),
      beginAnew: isOver(facts),
    },
  };
}

const sum = (invoices: readonly { amount_remaining: number }[]) =>
  invoices.reduce((total, { amount_remaining }) => total + amount_remaining, 0);

const hours = 3600;

/**
 * The first invoice of what is incomplete (R2), the newest of a pending update (R1), and one made since the pause of what is
 * paused (2.8). An invoice from before the pause is a debt.
 */
function waitingOf({ subscription, invoices }: Facts): Answers["waits"] {
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

/** Rule B; what is ended or unpaid tries nothing, and what ends tries nothing behind its end. */
function triedOf({ subscription, invoices }: Facts, ends: End | null): Answers["tried"] {
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

/** A later end stops nobody from ending sooner (3.7), and an end of the period nobody who is still asked for a payment (2.2). */
function canStop(facts: Facts, { ends, isTaken }: { ends: End | null; isTaken: boolean }): boolean {
  const { status, items } = facts.subscription;
  if (isOver(facts)) return false;
  const isLate = items.data.some((item) => ends !== null && ends.at > item.current_period_end);
  const isAsked = status !== "active" && status !== "trialing";
  return ends === null || ends.kind !== "certain" || isLate || isAsked || isTaken;
}

/** 2.8: what is paused is resumed where it is charged by itself and no resumption waits; paused collection is taken back. */
function canResume({ subscription }: Facts, waits: Answers["waits"]): boolean {
  if (subscription.status === "paused")
    return subscription.collection_method === "charge_automatically" && waits?.for !== "resumption";
  return subscription.pause_collection !== null && ["active", "trialing"].includes(subscription.status);
}
