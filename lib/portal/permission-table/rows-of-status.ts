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
    why: "A change of plan keeps the end of the trial, and nothing is due before then. There is no payment to pause.",
    ...runningRow,
  },
  {
    state: "trialing-no-card",
    title: "Trial, no card",
    why: "Same as any trial, but a change that is charged immediately needs a card first.",
    ...runningRow,
  },
  {
    state: "past-due",
    title: "Past due",
    why: "The plan can't change before the payment. Canceling takes effect immediately, and its dialog names the debt.",
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
    why: "The subscription never started. It can be restarted, and is shown only until another one replaces it.",
    may: ended,
  },
  {
    state: "paused",
    title: "Paused",
    why: "Somebody paused the subscription. Resuming starts a new period now. The plan can't change before that.",
    may: ["resume", ...onlyCancel],
  },
  {
    state: "paused-no-card",
    title: "Paused, the trial ended without a card",
    why: "Stripe paused the subscription, so customers can resume it whatever the settings, once they have added a card. The plan can't change before that.",
    may: ["resume", ...onlyCancel],
    always: ["resume"],
  },
  {
    state: "payments-paused",
    title: "Payments paused",
    why: "Invoices are created but not collected, so an upgrade would be free. Customers must resume first.",
    may: ["resume", ...onlyCancel],
  },
];
