import { ended, onlyCancel, paidMonthlyRow, runningRow, type StateRow } from "./state-row";

/** States that Stripe's status tells apart, and whether it is paid. */
export const statusRows: readonly StateRow[] = [
  {
    state: "card-expiring",
    title: "Active, paid by card",
    why: "Nothing is in the way. A card about to expire changes nothing but a warning.",
    ...paidMonthlyRow,
  },
  {
    state: "trialing",
    title: "Trial",
    why: "Another plan keeps the trial's end; nothing is due before. There is no payment to pause.",
    ...runningRow,
  },
  {
    state: "trialing-no-card",
    title: "Trial, no card",
    why: "As in any trial; what costs something now asks for a card first.",
    ...runningRow,
  },
  {
    state: "past-due",
    title: "Past due",
    why: "No change before the payment is made. Cancelling states the debt and ends at once.",
    may: ["use_payment_method", ...onlyCancel],
  },
  {
    state: "unpaid",
    title: "Unpaid",
    why: "As past due; nothing is attempted any more.",
    may: ["use_payment_method", ...onlyCancel],
  },
  {
    state: "incomplete",
    title: "Incomplete",
    why: "Stripe lets nothing but the first payment happen. Cancelling discards it.",
    may: onlyCancel,
  },
  {
    state: "incomplete-expired",
    title: "Incomplete, expired",
    why: "It never began. It is shown only where nothing took its place, to start again.",
    may: ended,
  },
  {
    state: "paused",
    title: "Paused",
    why: "Somebody asked for the pause. Resuming begins a period now; no change of the plan before.",
    may: ["resume", ...onlyCancel],
  },
  {
    state: "paused-no-card",
    title: "Paused, the trial ended without a card",
    why: "It stopped by itself, so no setting is needed to resume it. That asks for a card first; no change before.",
    may: ["resume", ...onlyCancel],
    always: ["resume"],
  },
  {
    state: "payments-paused",
    title: "Payments paused",
    why: "Invoices are made and not collected: an upgrade would be had for nothing. Resuming comes first.",
    may: ["resume", ...onlyCancel],
  },
];
