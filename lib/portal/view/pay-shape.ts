import type { Tone } from "./tone";

/** A task for the customer, and the main button for it. */
export type NoticeView = {
  tone: Tone;
  /** The subject, in a few words. */
  title: string;
  /** Why, by when and for what, in sentences. */
  text: string;
  pay: PayView | null;
  /** Says what is owed if `text` is about something else. Those invoices are due as well. */
  besides?: string;
  /** The debts, oldest first, each with its own pay button; empty if `pay` covers everything. */
  debts: DebtView[];
  /** Whether a new card would solve it, if cards can be updated. */
  isSolvedByCard?: boolean;
};

export type DebtView = {
  invoiceId: string;
  /** "Invoice from December 22, 2026" */
  label: string;
  amount: string;
  /** "Due Dec 22, 2026", or that its payment is processing; null if there is nothing to add. */
  note: string | null;
  pay: PayView | null;
};

/** Where an open invoice can be paid: here with a saved card, or on Stripe's page. */
export type PayView = {
  invoiceId: string;
  /** Whether a saved card can pay it in a dialog; otherwise it is paid at `url`. */
  isHere: boolean;
  /** Whether the payment was made and the bank wants it confirmed. */
  isBankAsking: boolean;
  /** "Pay $49.00" or "Confirm $49.00". */
  label: string;
  title: string;
  /** The invoice's page at Stripe. */
  url: string | null;
  /**
   * The parameters of Stripe.js for showing the bank's question inside the page; null if it is answered on Stripe's
   * page.
   */
  inPlace: { publishableKey: string; clientSecret: string } | null;
  /** The payment's current state, for comparison later; null if it wasn't read. */
  stamp: string | null;
};
