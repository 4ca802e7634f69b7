import type { Combination } from "./columns";

/** A reason why a combination can't occur in Stripe, in the order of checking. */
export type Refusal = { name: string; says: string; strikes: (row: Combination) => boolean };

const within = <Value extends string>(value: Value, ...allowed: Value[]) => allowed.includes(value);
const isOnTrial = ({ state }: Combination) => state.startsWith("trialing");
const isCardless = ({ state }: Combination) => state.startsWith("trialing, no card");
const isPaused = ({ state }: Combination) => within(state, "paused", "paused after trial");
const isOver = ({ state }: Combination) => within(state, "canceled", "incomplete_expired");
const isGivenUp = ({ pause }: Combination) => pause !== "none" && pause !== "keep as draft";

/** R1 to R7 are refusals by Stripe. A to D follow from Stripe's automatic actions. U is undocumented. */
export const refusals: readonly Refusal[] = [
  {
    name: "R1",
    says: "A pending update needs a charge that is made by itself, a method to charge, and a subscription that has begun and not ended. The newest invoice is its own.",
    strikes: (row) =>
      row.update === "pending" &&
      (row.collection === "invoice" ||
        row.state === "incomplete" ||
        isOver(row) ||
        isCardless(row) ||
        !within(row.debt, "nothing", "draft", "older", "open", "final", "two open")),
  },
  {
    name: "R2",
    says: "Incomplete: charged by itself, its first invoice open, and nothing of it may be changed; only an end can come with its creation.",
    strikes: (row) =>
      row.state === "incomplete" &&
      (row.collection === "invoice" ||
        row.debt !== "open" ||
        row.pause !== "none" ||
        row.schedule !== "none"),
  },
  {
    name: "R3",
    says: "Paused: charged by itself and without a schedule.",
    strikes: (row) => isPaused(row) && (row.collection === "invoice" || row.schedule !== "none"),
  },
  {
    name: "R4",
    says: "A schedule holds the end: none before its last phase and none if it releases, a date in a last phase that cancels.",
    strikes: ({ schedule, end }) =>
      (within(schedule, "ours", "foreign") && end !== "none") ||
      (schedule === "term" && end !== "later") ||
      (schedule === "last phase" && !within(end, "soon", "later")),
  },
  {
    name: "R5",
    says: "Past due and unpaid: the newest invoice that is final and not void is open.",
    strikes: ({ state, debt }) =>
      within(state, "past_due", "unpaid") && within(debt, "nothing", "older", "uncollectible", "resumption"),
  },
  {
    name: "R6",
    says: "Sent invoices are never tried, so there is no last try.",
    strikes: ({ collection, debt }) => collection === "invoice" && debt === "final",
  },
  {
    name: "R7",
    says: "What has ended has no end to come, no schedule and no resumption; what expired without a first payment has its first invoice void and was never paused.",
    strikes: (row) =>
      isOver(row) &&
      (row.end !== "none" ||
        row.schedule !== "none" ||
        within(row.debt, "resumption", "final") ||
        (row.state === "incomplete_expired" &&
          (row.debt !== "void" || row.pause !== "none" || row.collection === "invoice"))),
  },
  {
    name: "A",
    says: "Active and charged by itself: a newest invoice that is open was refused and makes it past due, unless its payment is on its way.",
    strikes: ({ state, collection, debt }) =>
      state === "active" && collection === "automatic" && within(debt, "open", "final", "two open"),
  },
  {
    name: "A′",
    says: "Active: no resumption waits. Unpaid: nothing is tried, so no try is the last one.",
    strikes: ({ state, debt }) =>
      (state === "active" && within(debt, "resumption", "final")) || (state === "unpaid" && debt === "final"),
  },
  {
    name: "B",
    says: "On trial the newest invoice asks for nothing; one before it can be open where there is something to charge.",
    strikes: (row) =>
      isOnTrial(row) &&
      (!within(row.debt, "nothing", "older") ||
        (isCardless(row) && (row.debt === "older" || row.collection === "invoice"))),
  },
  {
    name: "C",
    says: "Paused: no renewal made a draft, and the last try and a second open invoice are not told apart from one open invoice.",
    strikes: (row) =>
      isPaused(row) &&
      (within(row.debt, "draft", "final", "two open") ||
        (row.state === "paused after trial" && !within(row.debt, "nothing", "resumption"))),
  },
  {
    name: "D",
    says: "While collection is paused without keeping drafts, what is made is given up at once: no draft stands.",
    strikes: (row) => isGivenUp(row) && row.debt === "draft" && within(row.state, "active", "past_due"),
  },
  {
    name: "U",
    says: "Documented nowhere: an end, a pending update or paused collection of what is paused.",
    strikes: (row) => isPaused(row) && (row.end !== "none" || row.update !== "none" || row.pause !== "none"),
  },
];

/** The first refusal that applies; undefined if the row can occur. */
export const refusalOf = (row: Combination): Refusal | undefined =>
  refusals.find(({ strikes }) => strikes(row));
