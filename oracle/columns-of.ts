import type { Combination } from "./columns";
import type { StripeSnapshot } from "./snapshot";

/**
 * Works out which row of the state table a subscription is in, using only Stripe's objects. Tests compare it with the
 * row they meant to build.
 */
export function columnsOf(snapshot: StripeSnapshot): Combination {
  const { subscription } = snapshot;
  return {
    state: stateOf(snapshot),
    pause: pauseOf(snapshot),
    end: endOf(snapshot),
    schedule: scheduleOf(snapshot),
    update: subscription.pending_update ? "pending" : "none",
    collection: subscription.collection_method === "send_invoice" ? "invoice" : "automatic",
    debt: debtOf(snapshot),
  };
}

function stateOf({ subscription, hasPaymentMethod }: StripeSnapshot): Combination["state"] {
  const { status, trial_settings, status_details } = subscription;
  if (status === "paused")
    return status_details?.paused?.subscription.type === "pause_requested" ? "paused" : "paused after trial";
  if (status !== "trialing" || hasPaymentMethod || subscription.collection_method === "send_invoice")
    return status as Combination["state"];
  const behavior = trial_settings?.end_behavior.missing_payment_method;
  const names = { cancel: "cancel", pause: "pause", create_invoice: "invoice" } as const;
  return `trialing, no card: ${names[behavior as keyof typeof names]}`;
}

function pauseOf({ subscription: { pause_collection: pause } }: StripeSnapshot): Combination["pause"] {
  if (!pause) return "none";
  const names = { keep_as_draft: "keep as draft", mark_uncollectible: "mark uncollectible" } as const;
  if (pause.behavior === "void") return pause.resumes_at === null ? "void" : "void until a date";
  return names[pause.behavior as keyof typeof names];
}

function endOf({ subscription, schedule }: StripeSnapshot): Combination["end"] {
  const { status, cancel_at_period_end, cancel_at } = subscription;
  if (status === "canceled" || status === "incomplete_expired") return "none";
  if (cancel_at_period_end) return "period end";
  const at = cancel_at ?? (schedule?.end_behavior === "cancel" ? schedule.phases.at(-1)!.end_date : null);
  if (at === null) return "none";
  return subscription.items.data.every((item) => at <= item.current_period_end) ? "soon" : "later";
}

function scheduleOf({ subscription, schedule }: StripeSnapshot): Combination["schedule"] {
  if (!schedule) return "none";
  if (schedule.end_behavior === "cancel") return subscription.cancel_at === null ? "term" : "last phase";
  return schedule.metadata?.portal_op ? "ours" : "foreign";
}

function debtOf({ subscription, invoices }: StripeSnapshot): Combination["debt"] {
  const isPending = subscription.pending_update !== null;
  const beside = invoices.filter(({ id }) => !isPending || id !== subscription.latest_invoice);
  const open = beside.filter(({ status }) => status === "open");
  const [newest] = beside;
  const asItIs = (["draft", "void", "uncollectible"] as const).find((status) => status === newest?.status);
  if (asItIs) return asItIs;
  if (newest?.isOnItsWay) return "processing";
  if (newest?.status !== "open") return open.length > 0 ? "older" : "nothing";
  if (open.length > 1) return "two open";
  const pausedAt = subscription.status_details?.paused?.transitioned_at;
  if (pausedAt !== undefined && newest.created >= pausedAt) return "resumption";
  const isLast =
    subscription.status === "past_due" &&
    newest.collection_method === "charge_automatically" &&
    newest.next_payment_attempt === null;
  return isLast ? "final" : "open";
}
