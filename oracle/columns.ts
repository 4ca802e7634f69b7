/**
 * The columns of the table of states (docs/states.md) and their possible values. A row has one value per column.
 * Together, a row's values describe a possible state of Stripe's objects, no matter who caused it.
 */
export const columns = {
  /**
   * The status. A trial without a payment method has a value for each way in which it can end, and a pause has a value
   * for each cause.
   */
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
  /** `soon`: a date within the current period. `later`: a date after the next renewal. */
  end: ["none", "period end", "soon", "later"],
  /**
   * `ours`: a portal scheduled the next phase. `foreign`: someone else did. `term`: the schedule cancels the
   * subscription after future phases. `last phase`: it cancels after the current phase.
   */
  schedule: ["none", "ours", "foreign", "term", "last phase"],
  /** `pending_update`. */
  update: ["none", "pending"],
  collection: ["automatic", "invoice"],
  /**
   * The state of the newest invoice and of any older open ones. The invoice of a pending update isn't counted. `final`:
   * open after the last retry. `older`: the newest is paid, and the one before it is open.
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

/** Every combination of the columns' values. */
export function everyCombination(): Combination[] {
  return columnNames.reduce<Partial<Combination>[]>(
    (begun, name) => begun.flatMap((one) => columns[name].map((value) => ({ ...one, [name]: value }))),
    [{}],
  ) as Combination[];
}
