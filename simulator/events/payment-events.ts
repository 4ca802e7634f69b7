import type { Invoice, PaymentIntent } from "../billing/records";
import type { World } from "../world";
import { type EventDraft, lifecycleEvents, type ObjectChange } from "./event-draft";

const eventsByStatus: [status: Invoice["status"], words: string[]][] = [
  ["paid", ["paid", "payment_succeeded"]],
  ["uncollectible", ["marked_uncollectible"]],
  ["void", ["voided"]],
];

/** The events of an invoice's lifecycle and of each failed attempt to pay it. */
export function invoiceEvents(_: World, change: ObjectChange, differs: boolean): EventDraft[] {
  const before = change.before as Invoice | undefined;
  const after = change.after as Invoice | undefined;
  if (!after) return lifecycleEvents("invoice", change, differs);
  const words = lifecycleEvents("invoice", change, false).map(({ type }) => type.slice("invoice.".length));
  if (isNew(before, after, "finalized_at")) words.push("finalized");
  if (before && differs) words.push("updated");
  for (const [status, told] of eventsByStatus) {
    if (after.status === status && before?.status !== status) words.push(...told);
  }
  const attempts = after.attempt_count - (before?.attempt_count ?? 0);
  if (attempts > 0 && after.status !== "paid") words.push("payment_failed");
  if (after._overdueAnnounced && !before?._overdueAnnounced) words.push("overdue");
  if (after._timesSent !== before?._timesSent) words.push("sent");
  return words.map((word) => ({
    type: `invoice.${word}`,
    object: after,
    ...(word === "updated" && { includesPrevious: true }),
  }));
}

function isNew(before: Invoice | undefined, after: Invoice, moment: "finalized_at"): boolean {
  return after.status_transitions[moment] !== null && !before?.status_transitions[moment];
}

/**
 * The events of a payment intent's lifecycle. Includes the event of an invoice whose payment requires action.
 */
export function paymentIntentEvents(world: World, change: ObjectChange): EventDraft[] {
  const before = change.before as PaymentIntent | undefined;
  const after = change.after as PaymentIntent | undefined;
  if (!after) return [];
  const told: EventDraft[] = [];
  const tell = (word: string) => told.push({ type: `payment_intent.${word}`, object: after });
  if (!before) tell("created");
  const error = after.last_payment_error as object | null;
  if (error && error !== before?.last_payment_error) tell("payment_failed");
  if (before?.status === after.status) return told;
  if (["canceled", "requires_action", "succeeded"].includes(after.status)) tell(after.status);
  const invoice = world.find("invoice", after._invoice ?? "");
  if (after.status === "requires_action" && invoice) {
    told.push({ type: "invoice.payment_action_required", object: invoice });
  }
  return told;
}
