import { customerOperations, ended, onlyCancel, runningRow, type StateRow } from "./state-row";

/** States in which something ends, has ended, or waits to change. */
export const changeRows: readonly StateRow[] = [
  {
    state: "cancel-at-period-end",
    title: "Ends with its period",
    why: "Another plan takes the cancellation back with it; everything else waits until it is kept.",
    may: ["change_plan", "keep_subscription", ...customerOperations],
  },
  {
    state: "cancel-at-date",
    title: "Fixed term, ends on a date",
    why: "The merchant's end stays, whatever is changed, and nobody has to wait for it to leave. No pause: the term would be had without its payments.",
    ...runningRow,
  },
  {
    state: "fixed-term",
    title: "Fixed term, ended by a schedule",
    why: "As one that ends on a date. The schedule is edited and never taken off.",
    ...runningRow,
  },
  {
    state: "scheduled-change",
    title: "Change planned",
    why: "The planned change can be replaced or dropped. It has discounts of its own, so no code is added.",
    may: ["change_plan", "discard_change", "cancellation", ...customerOperations],
    nothingToChoose: ["change_quantity"],
  },
  {
    state: "foreign-schedule",
    title: "Change planned by the merchant",
    why: "What the merchant planned is not the customer's to replace; cancelling works.",
    may: onlyCancel,
  },
  {
    state: "pending-update",
    title: "Upgrade waits for its payment",
    why: "What waits is paid or dropped first, or lapses; other changes would collide with it.",
    may: ["use_payment_method", "discard_change", ...onlyCancel],
  },
  {
    state: "canceled",
    title: "Canceled",
    why: "It can only start again, as a new subscription.",
    may: ended,
  },
  {
    state: "canceled-archived-price",
    title: "Canceled, price no longer sold",
    why: "The dialog says that the price is gone; the amount is never changed silently.",
    may: ended,
  },
];
