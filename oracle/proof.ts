import type Stripe from "stripe";
import { type Answers, answersOf } from "./answers";
import { readSnapshot, type StripeSnapshot } from "./snapshot";
import type { BuiltIds } from "./stories/build";

/** `faults`: failed predictions and unpredicted events. Empty if the answers were right. */
export type Proof = { events: string[]; faults: string[] };

type Prediction = { at: number; kind: "charged" | "ends" | "lapses" | "pauses" | "tried" };

const hour = 3600;
const maxSteps = 5;
/** A debit takes at most this long. It may reactivate the subscription, so the answers are computed again after it. */
const maxDebitSeconds = 5 * 24 * hour;

/**
 * Advances the test clock to the next predicted event, reads the result from Stripe, and repeats until something was
 * charged or the subscription has ended. If no event is predicted, advances by two periods and checks that nothing
 * happens in them.
 */
export async function prove(stripe: Stripe, built: BuiltIds): Promise<Proof> {
  const proof: Proof = { events: [], faults: [] };
  let snapshot = await readSnapshot(stripe, built);
  for (let step = 0; step < maxSteps; step += 1) {
    const answers = answersOf(snapshot);
    const next = nextOf(answers);
    const settled = snapshot.now + maxDebitSeconds;
    if (snapshot.invoices.some(({ isOnItsWay }) => isOnItsWay) && (next?.at ?? Infinity) > settled) {
      const after = await advanceTo(stripe, built, snapshot, settled);
      proof.faults.push(...unpredicted(snapshot, after, "while a debit settles"));
      proof.events.push("a debit settles");
      snapshot = after;
      continue;
    }
    if (!next) {
      const after = await advanceTo(stripe, built, snapshot, snapshot.now + 50 * 24 * hour);
      proof.faults.push(...unpredicted(snapshot, after, "in fifty days"));
      proof.events.push("nothing for fifty days");
      return proof;
    }
    const before = await advanceTo(stripe, built, snapshot, next.at - 60);
    proof.faults.push(...unpredicted(snapshot, before, `before ${formatTime(next.at)}`));
    // A renewal's draft is charged an hour later, together with anything else due then.
    snapshot = await advanceTo(stripe, built, before, next.at + hour + 120);
    proof.events.push(`${next.kind} ${formatTime(next.at)}`);
    proof.faults.push(...faultsOf(next, answers, before, snapshot));
    if (["charged", "ends", "pauses"].includes(next.kind)) return proof;
  }
  return proof;
}

function nextOf({ tried, charged, ends, pauses, waits }: Answers): Prediction | undefined {
  const all: Prediction[] = [
    ...tried.map(({ at }) => ({ at, kind: "tried" }) as const),
    ...(charged ? [{ at: charged.at, kind: "charged" } as const] : []),
    ...(pauses !== null ? [{ at: pauses, kind: "pauses" } as const] : []),
    ...(ends ? [{ at: ends.at, kind: "ends" } as const] : []),
    ...(waits ? [{ at: waits.until, kind: "lapses" } as const] : []),
  ];
  return all.sort((one, other) => one.at - other.at)[0];
}

async function advanceTo(
  stripe: Stripe,
  built: BuiltIds,
  snapshot: StripeSnapshot,
  moment: number,
): Promise<StripeSnapshot> {
  // One request can advance a clock by at most two periods of the subscription with the shortest period. Here, every
  // period is a month.
  for (let now = snapshot.now; now < moment;) {
    now = Math.min(moment, now + 55 * 24 * hour);
    await stripe.testHelpers.testClocks.advance(built.clock, { frozen_time: now });
  }
  return readSnapshot(stripe, built);
}

/** Unpredicted events: money moved or was requested, or the subscription ended. */
function unpredicted(before: StripeSnapshot, after: StripeSnapshot, when: string): string[] {
  const isSettling = before.invoices.some(({ isOnItsWay }) => isOnItsWay);
  const faults = after.invoices.flatMap((invoice) => {
    const old = before.invoices.find(({ id }) => id === invoice.id);
    if (old?.isOnItsWay) return [];
    const isTried = invoice.attempt_count > (old?.attempt_count ?? 0);
    const isAskedFor = invoice.status === "open" && old?.status !== "open";
    const isPaid = invoice.status === "paid" && old?.status !== "paid" && invoice.amount_due > 0;
    return isTried || isAskedFor || isPaid
      ? [`${when}: an invoice of ${invoice.amount_due} was ${isPaid ? "paid" : isTried ? "tried" : "opened"}`]
      : [];
  });
  const [was, is] = [before.subscription.status, after.subscription.status];
  if (is === "canceled" && was !== "canceled" && !isSettling) faults.push(`${when}: it was canceled`);
  return faults;
}

function faultsOf(
  promised: Prediction,
  answers: Answers,
  before: StripeSnapshot,
  after: StripeSnapshot,
): string[] {
  const checks = { charged, ends, lapses, pauses, tried };
  return checks[promised.kind](answers, before, after).map((fault) => `${formatTime(promised.at)}: ${fault}`);
}

function tried({ tried: [first] }: Answers, before: StripeSnapshot, after: StripeSnapshot): string[] {
  const attempts = ({ invoices }: StripeSnapshot) =>
    invoices.find(({ id }) => id === first?.invoice)?.attempt_count ?? 0;
  return attempts(after) > attempts(before) ? [] : ["there was no attempt"];
}

function charged({ charged: charge }: Answers, before: StripeSnapshot, after: StripeSnapshot): string[] {
  if (!charge) return ["no charge was predicted"];
  const known = new Set(before.invoices.filter(({ status }) => status !== "draft").map(({ id }) => id));
  const made = after.invoices.filter(({ id, status }) => !known.has(id) && status !== "draft");
  const [invoice] = made.filter(({ total }) => total > 0);
  if (!invoice) return ["no invoice was created"];
  const faults =
    invoice.amount_due === charge.amount
      ? []
      : [`it came to ${invoice.amount_due} instead of ${charge.amount}`];
  const isTaken = invoice.attempted || invoice.status === "paid";
  if (charge.how === "sent" && isTaken) faults.push("it was charged and not sent");
  if (charge.how !== "sent" && !isTaken) faults.push(`it was not charged: ${invoice.status}`);
  return faults;
}

function ends(
  { ends: end, charged: charge }: Answers,
  before: StripeSnapshot,
  after: StripeSnapshot,
): string[] {
  if (!end) return ["no end was predicted"];
  const { status, ended_at } = after.subscription;
  const isOver = status === "canceled" || status === "incomplete_expired";
  const faults =
    isOver && ended_at === end.at
      ? []
      : [`it is ${status}, ended ${ended_at ? formatTime(ended_at) : "never"}`];
  const made = after.invoices.filter(
    ({ id, total }) => total > 0 && !before.invoices.some((old) => old.id === id),
  );
  if (made.length > 0 && charge?.at !== end.at) faults.push(`the end billed ${made[0]!.amount_due}`);
  return faults;
}

function pauses(_: Answers, before: StripeSnapshot, after: StripeSnapshot): string[] {
  const { status } = after.subscription;
  return [
    ...(status === "paused" ? [] : [`it is ${status}`]),
    ...unpredicted(before, after, "with the pause"),
  ];
}

function lapses({ waits }: Answers, _before: StripeSnapshot, after: StripeSnapshot): string[] {
  const invoice = after.invoices.find(({ id }) => id === waits?.invoice);
  const faults = invoice?.status === "void" ? [] : [`what waited is ${invoice?.status}`];
  const { status, pending_update } = after.subscription;
  if (waits?.for === "start" && status !== "incomplete_expired") faults.push(`it is ${status}`);
  if (waits?.for === "update" && pending_update) faults.push("the change still waits");
  if (waits?.for === "resumption" && status !== "paused") faults.push(`it is ${status}`);
  return faults;
}

export const formatTime = (seconds: number) =>
  new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " ");
