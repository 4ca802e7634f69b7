import { ofTheCustomer, running, runningSince, paidMonthly, ended, onlyCancel } from "./state-row";
import type { StateRow } from "./state-row";

/** States that differ by what was bought, and by who bought it. */
export const purchaseRows: readonly StateRow[] = [
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
    why: "One item is a tier and is exchanged; add-ons are removed one by one. Cancelling ends all of them.",
    may: ["remove_add_on", ...paidMonthly.may],
    nothingToChoose: paidMonthly.nothingToChoose,
  },
  {
    state: "mixed-intervals",
    title: "Items of different intervals",
    why: "The tier moves within its own interval. Cancelling ends everything with the longest. No pause is whole periods of both.",
    may: ["remove_add_on", ...running],
    nothingToChoose: runningSince.nothingToChoose,
  },
  {
    state: "metered",
    title: "Billed by usage",
    why: "Usage has no quantity and is not removed by itself. Cancelling at once bills it; a pause would void it.",
    may: running,
    nothingToChoose: ["change_quantity", "remove_add_on"],
  },
  {
    state: "free",
    title: "Free plan",
    why: "A paid plan asks for a card first. There is nothing to take a discount from.",
    may: ["change_plan", ...onlyCancel],
    nothingToChoose: ["change_quantity"],
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
    state: "several-currencies",
    title: "Euros, at prices in dollars",
    why: "Prices that are sold in several currencies are offered in the one that is paid in.",
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
