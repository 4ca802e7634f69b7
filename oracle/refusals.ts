import type { Combination } from "./columns";

/** A reason why a combination can't occur in Stripe, in the order of checking. */
export type Refusal = { name: string; explanation: string; applies: (row: Combination) => boolean };

const isOneOf = <Value extends string>(value: Value, ...allowed: Value[]) => allowed.includes(value);
const isOnTrial = ({ state }: Combination) => state.startsWith("trialing");
const isCardless = ({ state }: Combination) => state.startsWith("trialing, no card");
const isPaused = ({ state }: Combination) => isOneOf(state, "paused", "paused after trial");
const isOver = ({ state }: Combination) => isOneOf(state, "canceled", "incomplete_expired");
const isGivenUp = ({ pause }: Combination) => pause !== "none" && pause !== "keep as draft";

/** R1 to R7 are refusals by Stripe. A to D follow from Stripe's automatic actions. U is undocumented. */
export const refusals: readonly Refusal[] = [
  {
    name: "R1",
    explanation:
      "A pending update needs an automatic charge, a payment method, and a subscription that has started and not ended. The newest invoice is its own.",
    applies: (row) =>
      row.update === "pending" &&
      (row.collection === "invoice" ||
        row.state === "incomplete" ||
        isOver(row) ||
        isCardless(row) ||
        !isOneOf(row.debt, "nothing", "draft", "older", "open", "final", "two open")),
  },
  {
    name: "R2",
    explanation:
      "Incomplete: charged automatically, with its first invoice open. Nothing can be changed, and an end can only be set at creation.",
    applies: (row) =>
      row.state === "incomplete" &&
      (row.collection === "invoice" ||
        row.debt !== "open" ||
        row.pause !== "none" ||
        row.schedule !== "none"),
  },
  {
    name: "R3",
    explanation: "Paused: charged automatically and without a schedule.",
    applies: (row) => isPaused(row) && (row.collection === "invoice" || row.schedule !== "none"),
  },
  {
    name: "R4",
    explanation:
      "The schedule sets the end: none before its last phase or if it releases the subscription, and a date in a last phase that cancels.",
    applies: ({ schedule, end }) =>
      (isOneOf(schedule, "ours", "foreign") && end !== "none") ||
      (schedule === "term" && end !== "later") ||
      (schedule === "last phase" && !isOneOf(end, "soon", "later")),
  },
  {
    name: "R5",
    explanation: "Past due and unpaid: the newest invoice that is final and not void is open.",
    applies: ({ state, debt }) =>
      isOneOf(state, "past_due", "unpaid") &&
      isOneOf(debt, "nothing", "older", "uncollectible", "resumption"),
  },
  {
    name: "R6",
    explanation: "Sent invoices are never charged automatically, so there is no last retry.",
    applies: ({ collection, debt }) => collection === "invoice" && debt === "final",
  },
  {
    name: "R7",
    explanation:
      "An ended subscription has no future end, no schedule and no resumption. If it expired without a first payment, its first invoice is void and it was never paused.",
    applies: (row) =>
      isOver(row) &&
      (row.end !== "none" ||
        row.schedule !== "none" ||
        isOneOf(row.debt, "resumption", "final") ||
        (row.state === "incomplete_expired" &&
          (row.debt !== "void" || row.pause !== "none" || row.collection === "invoice"))),
  },
  {
    name: "A",
    explanation:
      "Active and charged automatically: if the newest invoice is open, its payment failed and the subscription is past due, unless the payment is in progress.",
    applies: ({ state, collection, debt }) =>
      state === "active" && collection === "automatic" && isOneOf(debt, "open", "final", "two open"),
  },
  {
    name: "A′",
    explanation: "Active: no resumption is pending. Unpaid: there are no retries, so there is no last one.",
    applies: ({ state, debt }) =>
      (state === "active" && isOneOf(debt, "resumption", "final")) ||
      (state === "unpaid" && debt === "final"),
  },
  {
    name: "B",
    explanation:
      "During a trial, the newest invoice is for nothing. An older one can be open if there is a payment method.",
    applies: (row) =>
      isOnTrial(row) &&
      (!isOneOf(row.debt, "nothing", "older") ||
        (isCardless(row) && (row.debt === "older" || row.collection === "invoice"))),
  },
  {
    name: "C",
    explanation:
      "Paused: no renewal created a draft. The last retry and a second open invoice aren't distinguished from one open invoice.",
    applies: (row) =>
      isPaused(row) &&
      (isOneOf(row.debt, "draft", "final", "two open") ||
        (row.state === "paused after trial" && !isOneOf(row.debt, "nothing", "resumption"))),
  },
  {
    name: "D",
    explanation:
      "While collection is paused without keeping drafts, new invoices are given up at once, so there is no draft.",
    applies: (row) => isGivenUp(row) && row.debt === "draft" && isOneOf(row.state, "active", "past_due"),
  },
  {
    name: "U",
    explanation: "Not documented: an end, a pending update or paused collection on a paused subscription.",
    applies: (row) => isPaused(row) && (row.end !== "none" || row.update !== "none" || row.pause !== "none"),
  },
];

/** The first refusal that applies; undefined if the row can occur. */
export const refusalOf = (row: Combination): Refusal | undefined =>
  refusals.find(({ applies: strikes }) => strikes(row));
