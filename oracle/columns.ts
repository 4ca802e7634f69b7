/**
 * The columns of the table of states (docs/states.md) and the values each can have. A row is one value of each: what
 * Stripe's objects can be at the same time, whoever made them so.
 */
export const columns = {
  /** The status; trials without a payment method by what Stripe does at their end, and pauses by what began them. */
  state: [
    "trialing",
    "trialing, no card: invoice",
    "trialing, no card: cancel",
    "trialing, no card: pause",
    "active",
    "past_due",
    "unpaid",
    "incomplete",
    "incomplete_expired",
    "paused",
    "paused after trial",
    "canceled",
  ],
  /** `pause_collection`. */
  pause: ["none", "void", "void until a date", "mark uncollectible", "keep as draft"],
  /** `soon`: a date within the present period. `later`: a date behind the next renewal. */
  end: ["none", "period end", "soon", "later"],
  /**
   * `ours`: a portal planned the next phase. `foreign`: somebody else did. `term`: it cancels after phases to come.
   * `last phase`: it cancels after the present one.
   */
  schedule: ["none", "ours", "foreign", "term", "last phase"],
  /** `pending_update`. */
  update: ["none", "pending"],
  collection: ["automatic", "invoice"],
  /**
   * The newest invoice, and older ones that are open; where an update is pending, the newest beside its own. `final`:
   * open after the last try. `older`: the newest is paid and one before it open.
   */
  debt: [
    "nothing",
    "draft",
    "open",
    "final",
    "older",
    "two open",
    "processing",
    "uncollectible",
    "void",
    "resumption",
  ],
} as const;

export type Columns = typeof columns;
export type Column = keyof Columns;
export type Combination = { readonly [Name in Column]: Columns[Name][number] };

export const columnNames = Object.keys(columns) as Column[];

/** Everything the columns give: each value of each with each value of all others. */
export function everyCombination(): Combination[] {
  return columnNames.reduce<Partial<Combination>[]>(
    (begun, name) => begun.flatMap((one) => columns[name].map((value) => ({ ...one, [name]: value }))),
    [{}],
  ) as Combination[];
}
