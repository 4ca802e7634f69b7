import type { Combination } from "./columns";

/** A reason why a combination can't occur in Stripe. */
export type Refusal = { name: string; explanation: string; applies: (row: Combination) => boolean };

const isOneOf = <Value extends string>(value: Value, ...allowed: Value[]) => allowed.includes(value);
const isOnTrial = ({ state }: Combination) => state.startsWith("trialing");
const isCardless = ({ state }: Combination) => state.startsWith("trialing, no card");
const isPaused = ({ state }: Combination) => isOneOf(state, "paused", "paused after trial");
const isOver = ({ state }: Combination) => isOneOf(state, "canceled", "incomplete_expired");
const isGivenUp = ({ pause }: Combination) => pause !== "none" && pause !== "keep as draft";

/**
 * All reasons, in the order in which they are checked. R1 to R7 are refusals by Stripe. A to D follow from Stripe's
 * automatic actions. U is undocumented.
 */
export const refusals: readonly Refusal[] = [
  {
    name: "R1",
    explanation:
      "A pending update needs an automatic charge, a payment method, and a subscription that has started and not ended. The newest invoice is the update's own.",
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
      "An incomplete subscription is charged automatically, and its first invoice is open. It can't be changed, so an end can only be set at creation.",
    applies: (row) =>
      row.state === "incomplete" &&
      (row.collection === "invoice" ||
        row.debt !== "open" ||
        row.pause !== "none" ||
        row.schedule !== "none"),
  },
  {
    name: "R3",
    explanation: "A paused subscription is charged automatically and has no schedule.",
    applies: (row) => isPaused(row) && (row.collection === "invoice" || row.schedule !== "none"),
  },
  {
    name: "R4",
    explanation:
      "A schedule sets an end only in its last phase, and only if it then cancels the subscription.",
    applies: ({ schedule, end }) =>
      (isOneOf(schedule, "ours", "foreign") && end !== "none") ||
      (schedule === "term" && end !== "later") ||
      (schedule === "last phase" && !isOneOf(end, "soon", "later")),
  },
  {
    name: "R5",
    explanation:
      "If a subscription is past due or unpaid, its newest invoice that is final and not void is open.",
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
      "If the newest invoice of an automatically charged subscription is open, its payment failed and the subscription isn't active but past due, unless the payment is in progress.",
    applies: ({ state, collection, debt }) =>
      state === "active" && collection === "automatic" && isOneOf(debt, "open", "final", "two open"),
  },
  {
    name: "A′",
    explanation:
      "An active subscription has no pending resumption. An unpaid one isn't retried, so it has no last retry.",
    applies: ({ state, debt }) =>
      (state === "active" && isOneOf(debt, "resumption", "final")) ||
      (state === "unpaid" && debt === "final"),
  },
  {
    name: "B",
    explanation:
      "During a trial, the amount of the newest invoice is zero. An older invoice can be open if there is a payment method.",
    applies: (row) =>
      isOnTrial(row) &&
      (!isOneOf(row.debt, "nothing", "older") ||
        (isCardless(row) && (row.debt === "older" || row.collection === "invoice"))),
  },
  {
    name: "C",
    explanation:
      "While a subscription is paused, no renewal creates a draft. The rows don't distinguish the last retry or a second open invoice from one open invoice.",
    applies: (row) =>
      isPaused(row) &&
      (isOneOf(row.debt, "draft", "final", "two open") ||
        (row.state === "paused after trial" && !isOneOf(row.debt, "nothing", "resumption"))),
  },
  {
    name: "D",
    explanation:
      "If collection is paused and drafts aren't kept, new invoices are given up immediately, so there is no draft.",
    applies: (row) => isGivenUp(row) && row.debt === "draft" && isOneOf(row.state, "active", "past_due"),
  },
  {
    name: "U",
    explanation:
      "Stripe doesn't document an end, a pending update or paused collection of a paused subscription.",
    applies: (row) => isPaused(row) && (row.end !== "none" || row.update !== "none" || row.pause !== "none"),
  },
];

/** The first refusal that applies; undefined if the row can occur. */
export const refusalOf = (row: Combination): Refusal | undefined =>
  refusals.find(({ applies: strikes }) => strikes(row));
