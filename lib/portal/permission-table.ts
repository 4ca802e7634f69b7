import type { OperationName } from "./vocabulary";

/**
 * What a customer may do in each state, written from the product's edge cases and not from the code: the test asks
 * every cell of the buttons and of the front door, and `docs/permissions.md` shows the same table to merchants.
 */
export type StateRow = {
  /** The scenario of the simulator in which one customer is in this state. */
  state: string;
  title: string;
  /** Which of the customer's subscriptions is meant, where there are several. */
  status?: "canceled";
  /** There is a customer at most. */
  hasSubscription?: false;
  why: string;
  /** Everything else is refused. */
  may: readonly OperationName[];
  /** Allowed as such, but here there is nothing to choose from: no button, and no input that would be taken. */
  nothingToChoose?: readonly OperationName[];
};

/** What concerns the customer as a whole goes on in every state. */
const forms = ["update_card", "billing_details", "add_tax_id", "remove_tax_id"] as const;
const ofTheCustomer = ["pay_invoice", ...forms] as const;

/** While nothing is in the way. Only a product that says so is counted in units. */
const running = ["change_plan", "apply_coupon", "cancellation", ...ofTheCustomer] as const;
const runningSince = { may: running, nothingToChoose: ["change_quantity"] } as const;

/** Paid in advance for a month: what a pause of months is made of. */
const paidMonthly = { may: ["pause", ...running], nothingToChoose: ["change_quantity"] } as const;

const ended = ["resubscribe", ...ofTheCustomer] as const;
const onlyCancel = ["cancellation", ...ofTheCustomer] as const;

export const stateRows: readonly StateRow[] = [
  {
    state: "card-expiring",
    title: "Active, paid by card",
    why: "Nothing is in the way. A card about to expire changes nothing but a warning.",
    ...paidMonthly,
  },
  {
    state: "trialing",
    title: "Trial",
    why: "Another plan keeps the trial's end; nothing is due before. There is no payment to pause.",
    ...runningSince,
  },
  {
    state: "trialing-no-card",
    title: "Trial, no card",
    why: "As in any trial; what costs something now asks for a card first.",
    ...runningSince,
  },
  {
    state: "past-due",
    title: "Past due",
    why: "No change before the payment is made. Cancelling states the debt and ends at once.",
    may: onlyCancel,
  },
  {
    state: "unpaid",
    title: "Unpaid",
    why: "As past due; nothing is attempted any more.",
    may: onlyCancel,
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
    why: "Resuming begins a period now; no change of the plan before.",
    may: ["resume", ...onlyCancel],
  },
  {
    state: "paused-no-card",
    title: "Paused, the trial ended without a card",
    why: "Resuming asks for a card first; no change of the plan before.",
    may: ["resume", ...onlyCancel],
  },
  {
    state: "payments-paused",
    title: "Payments paused",
    why: "Invoices are made and not collected: an upgrade would be had for nothing. Resuming comes first.",
    may: ["resume", ...onlyCancel],
  },
  {
    state: "cancel-at-period-end",
    title: "Ends with its period",
    why: "Keeping it comes first; until then there is nothing to change or to cancel.",
    may: ["keep_subscription", ...ofTheCustomer],
  },
  {
    state: "cancel-at-date",
    title: "Ends on a date",
    why: "As one that ends with its period.",
    may: ["keep_subscription", ...ofTheCustomer],
  },
  {
    state: "scheduled-change",
    title: "Change planned",
    why: "The planned change can be replaced or dropped. It has discounts of its own, so no code is added.",
    may: ["change_plan", "discard_change", "cancellation", ...ofTheCustomer],
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
    may: ["discard_change", ...onlyCancel],
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
  {
    state: "several-subscriptions",
    title: "Canceled, others run",
    status: "canceled",
    why: "Another product runs, so nobody pays twice for one.",
    may: ended,
  },
  {
    state: "several-subscriptions",
    title: "Active, beside others",
    why: "Each is changed by itself; this one is no tier of the service, so there is nothing to move to.",
    may: ["pause", "apply_coupon", ...onlyCancel],
    nothingToChoose: ["change_quantity"],
  },
  {
    state: "multi-item",
    title: "Several items",
    why: "One item is a tier and is exchanged; the others stay. Cancelling ends all of them.",
    ...paidMonthly,
  },
  {
    state: "mixed-intervals",
    title: "Items of different intervals",
    why: "The tier moves within its own interval. Cancelling ends everything with the longest. No pause is whole periods of both.",
    ...runningSince,
  },
  {
    state: "metered",
    title: "Billed by usage",
    why: "Usage has no quantity. Cancelling at once bills what was used; a pause would void it.",
    ...runningSince,
  },
  {
    state: "free",
    title: "Free plan",
    why: "A paid plan asks for a card first.",
    ...runningSince,
  },
  {
    state: "seats",
    title: "Paid by the unit",
    why: "The product names its unit and allows the choice.",
    may: ["pause", "change_quantity", ...running],
  },
  {
    state: "send-invoice",
    title: "Paid by invoice",
    why: "A change raises an invoice with the same terms. What is not charged by itself is not paused.",
    ...runningSince,
  },
  {
    state: "send-invoice-overdue",
    title: "Paid by invoice, overdue",
    why: "As past due: the due date has passed.",
    may: onlyCancel,
  },
  {
    state: "legacy-price",
    title: "Price no longer sold",
    why: "It stays until the customer leaves it, which is final and said so.",
    ...paidMonthly,
  },
  {
    state: "discounted",
    title: "With a discount",
    why: "The discount is kept whatever changes.",
    ...paidMonthly,
  },
  {
    state: "balance-credit",
    title: "With credit",
    why: "The credit is taken off what is due.",
    ...paidMonthly,
  },
  {
    state: "yen",
    title: "Yen",
    why: "Only prices in the same currency are offered.",
    ...paidMonthly,
  },
  {
    state: "dinar",
    title: "Kuwaiti dinars",
    why: "Only prices in the same currency are offered.",
    ...paidMonthly,
  },
  {
    state: "no-subscription",
    title: "No subscription",
    hasSubscription: false,
    why: "There is a customer, and nothing to change.",
    may: ofTheCustomer,
  },
  {
    state: "shared-address",
    title: "Several customers, none chosen",
    hasSubscription: false,
    why: "Nothing is shown or touched before the choice.",
    may: [],
  },
  {
    state: "deleted-customer",
    title: "Customer deleted in Stripe",
    hasSubscription: false,
    why: "There is nobody any more; the page says so and is no error.",
    may: [],
  },
];
