import { ended, onlyCancel, paidMonthlyRow, runningRow, type StateRow } from "./state-row";

/** States that differ by Stripe's status or by open debts. */
export const statusRows: readonly StateRow[] = [
  {
    state: "card-expiring",
    title: "Active, paid by card",
    why: "Everything is possible. A card that is about to expire only adds a warning.",
    ...paidMonthlyRow,
  },
  {
    state: "trialing",
    title: "Trial",
    why: "Another plan keeps the trial's end, and nothing is due before it. There is no payment to pause.",
    ...runningRow,
  },
  {
    state: "trialing-no-card",
    title: "Trial, no card",
    why: "Same as any trial. A change that costs something now needs a card first.",
    ...runningRow,
  },
  {
    state: "past-due",
    title: "Past due",
    why: "No change before the payment is made. Canceling names the debt and takes effect at once.",
    may: onlyCancel,
  },
  {
    state: "unpaid",
    title: "Unpaid",
    why: "Same as past due, without further payment attempts.",
    may: onlyCancel,
  },
  {
    state: "incomplete",
    title: "Incomplete",
    why: "Stripe allows only the first payment. Canceling discards the subscription.",
    may: onlyCancel,
  },
  {
    state: "incomplete-expired",
    title: "Incomplete, expired",
    why: "It never started. It is shown only until another replaces it, and can be restarted.",
    may: ended,
  },
  {
    state: "paused",
    title: "Paused",
    why: "Someone paused it. Resuming starts a period now. No plan change before that.",
    may: ["resume", ...onlyCancel],
  },
  {
    state: "paused-no-card",
    title: "Paused, the trial ended without a card",
    why: "It paused automatically, so resuming needs no setting, but a card first. No change before that.",
    may: ["resume", ...onlyCancel],
    always: ["resume"],
  },
  {
    state: "payments-paused",
    title: "Payments paused",
    why: "Invoices are created but not collected, so an upgrade would be free. Resume first.",
    may: ["resume", ...onlyCancel],
  },
];
