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
      "A pending update needs a charge that is made by itself, a method to charge, and a subscription that has begun and not ended. The newest invoice is its own.",
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
      "Incomplete: charged by itself, its first invoice open, and nothing of it may be changed; only an end can come with its creation.",
    applies: (row) =>
      row.state === "incomplete" &&
      (row.collection === "invoice" ||
        row.debt !== "open" ||
        row.pause !== "none" ||
        row.schedule !== "none"),
  },
  {
    name: "R3",
    explanation: "Paused: charged by itself and without a schedule.",
    applies: (row) => isPaused(row) && (row.collection === "invoice" || row.schedule !== "none"),
  },
  {
    name: "R4",
    explanation:
      "A schedule holds the end: none before its last phase and none if it releases, a date in a last phase that cancels.",
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
    explanation: "Sent invoices are never tried, so there is no last try.",
    applies: ({ collection, debt }) => collection === "invoice" && debt === "final",
  },
  {
    name: "R7",
    explanation:
      "What has ended has no end to come, no schedule and no resumption; what expired without a first payment has its first invoice void and was never paused.",
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
      "Active and charged by itself: a newest invoice that is open was refused and makes it past due, unless its payment is on its way.",
    applies: ({ state, collection, debt }) =>
      state === "active" && collection === "automatic" && isOneOf(debt, "open", "final", "two open"),
  },
  {
    name: "A′",
    explanation: "Active: no resumption waits. Unpaid: nothing is tried, so no try is the last one.",
    applies: ({ state, debt }) =>
      (state === "active" && isOneOf(debt, "resumption", "final")) ||
      (state === "unpaid" && debt === "final"),
  },
  {
    name: "B",
    explanation:
      "On trial the newest invoice asks for nothing; one before it can be open where there is something to charge.",
    applies: (row) =>
      isOnTrial(row) &&
      (!isOneOf(row.debt, "nothing", "older") ||
        (isCardless(row) && (row.debt === "older" || row.collection === "invoice"))),
  },
  {
    name: "C",
    explanation:
      "Paused: no renewal made a draft, and the last try and a second open invoice are not told apart from one open invoice.",
    applies: (row) =>
      isPaused(row) &&
      (isOneOf(row.debt, "draft", "final", "two open") ||
        (row.state === "paused after trial" && !isOneOf(row.debt, "nothing", "resumption"))),
  },
  {
    name: "D",
    explanation:
      "While collection is paused without keeping drafts, what is made is given up at once: no draft stands.",
    applies: (row) => isGivenUp(row) && row.debt === "draft" && isOneOf(row.state, "active", "past_due"),
  },
  {
    name: "U",
    explanation: "Documented nowhere: an end, a pending update or paused collection of what is paused.",
    applies: (row) => isPaused(row) && (row.end !== "none" || row.update !== "none" || row.pause !== "none"),
  },
];

/** The first refusal that applies; undefined if the row can occur. */
export const refusalOf = (row: Combination): Refusal | undefined =>
  refusals.find(({ applies: strikes }) => strikes(row));
