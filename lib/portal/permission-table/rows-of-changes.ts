import { customerOperations, ended, onlyCancel, runningRow, type StateRow } from "./state-row";

/** States in which something ends, has ended, or is about to change. */
export const changeRows: readonly StateRow[] = [
  {
    state: "cancel-at-period-end",
    title: "Ends with its period",
    why: "Changing the plan also undoes the cancellation. Everything else is possible once the subscription is kept.",
    may: ["change_plan", "keep_subscription", ...customerOperations],
  },
  {
    state: "cancel-at-date",
    title: "Fixed term, ends on a date",
    why: "The end that the merchant set stays, whatever else changes, and customers can still cancel earlier. Pausing isn't possible, because part of the term would then be free.",
    ...runningRow,
  },
  {
    state: "fixed-term",
    title: "Fixed term, ended by a schedule",
    why: "Same as a fixed term that ends on a date. Changes edit the schedule and never remove it.",
    ...runningRow,
  },
  {
    state: "scheduled-change",
    title: "Change scheduled",
    why: "The scheduled change can be replaced or discarded. It has its own discounts, so no code can be added.",
    may: ["change_plan", "discard_change", "cancellation", ...customerOperations],
    nothingToChoose: ["change_quantity"],
  },
  {
    state: "foreign-schedule",
    title: "Change scheduled by the merchant",
    why: "Customers can't replace what the merchant scheduled, but they can cancel.",
    may: onlyCancel,
  },
  {
    state: "pending-update",
    title: "Upgrade pending payment",
    why: "Other changes would conflict with the upgrade, so they aren't possible until it is paid, discarded or expired.",
    may: ["discard_change", ...onlyCancel],
  },
  {
    state: "canceled",
    title: "Canceled",
    why: "The subscription can only be restarted, as a new one.",
    may: ended,
  },
  {
    state: "canceled-archived-price",
    title: "Canceled, price no longer sold",
    why: "The dialog says that the price is no longer available. The amount never changes silently.",
    may: ended,
  },
];
