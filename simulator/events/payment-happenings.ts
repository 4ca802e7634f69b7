import type { Invoice, PaymentIntent } from "../billing/records";
import type { World } from "../world";
import type { Happening, Turn } from "./happening";
import { lifecycle } from "./happening";

const reached: [status: Invoice["status"], words: string[]][] = [
  ["paid", ["paid", "payment_succeeded"]],
  ["uncollectible", ["marked_uncollectible"]],
  ["void", ["voided"]],
];

/** The events of an invoice's lifecycle and of each failed attempt to pay it. */
export function invoiceHappenings(_: World, turn: Turn, differs: boolean): Happening[] {
  const before = turn.before as Invoice | undefined;
  const after = turn.after as Invoice | undefined;
  if (!after) return lifecycle("invoice", turn, differs);
  const words = lifecycle("invoice", turn, false).map(({ type }) => type.slice("invoice.".length));
  if (isNew(before, after, "finalized_at")) words.push("finalized");
  if (before && differs) words.push("updated");
  for (const [status, told] of reached) {
    if (after.status === status && before?.status !== status) words.push(...told);
  }
  const attempts = after.attempt_count - (before?.attempt_count ?? 0);
  if (attempts > 0 && after.status !== "paid") words.push("payment_failed");
  if (after._overdueAnnounced && !before?._overdueAnnounced) words.push("overdue");
  if (after._timesSent !== before?._timesSent) words.push("sent");
  return words.map((word) => ({
    type: `invoice.${word}`,
    object: after,
    ...(word === "updated" && { tellsBefore: true }),
  }));
}

function isNew(before: Invoice | undefined, after: Invoice, moment: "finalized_at"): boolean {
  return after.status_transitions[moment] !== null && !before?.status_transitions[moment];
}

/**
 * The events of a payment intent's lifecycle. Includes the event of an invoice whose payment requires action.
 */
export function paymentIntentHappenings(world: World, turn: Turn): Happening[] {
  const before = turn.before as PaymentIntent | undefined;
  const after = turn.after as PaymentIntent | undefined;
  if (!after) return [];
  const told: Happening[] = [];
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
