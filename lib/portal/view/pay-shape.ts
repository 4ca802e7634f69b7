import type { Tone } from "./tone";

/** A task for the customer, with its main button. */
export type NoticeView = {
  tone: Tone;
  /** The subject, in a few words. */
  title: string;
  /** The reason, the deadline and the purpose, as sentences. */
  text: string;
  pay: PayView | null;
  /** A sentence about the debts. Absent if there are none, or if `text` is already about them. */
  besides?: string;
  /** The debts, oldest first, each with its own pay button; empty if `pay` covers everything. */
  debts: DebtView[];
  /** True if a new card would solve the problem, even if the customer can't update cards here. */
  isSolvedByCard?: boolean;
};

export type DebtView = {
  invoiceId: string;
  /** "Invoice from December 22, 2026" */
  label: string;
  amount: string;
  /** "Due Dec 22, 2026", or a note that the payment is processing. Null if there is nothing to add. */
  note: string | null;
  pay: PayView | null;
};

/** The place where an open invoice can be paid: here with a saved card, or on Stripe's page. */
export type PayView = {
  invoiceId: string;
  /** True if a saved card can pay the invoice in a dialog. Otherwise the customer pays at `url`. */
  isHere: boolean;
  /** True if a payment was attempted and the bank wants the customer to confirm it. */
  isBankAsking: boolean;
  /** "Pay $49.00" or "Confirm $49.00". */
  label: string;
  title: string;
  /** The invoice's page at Stripe. */
  url: string | null;
  /**
   * The parameters for Stripe.js to show the bank's confirmation inside the page. Null if the customer confirms on
   * Stripe's page.
   */
  inPlace: { publishableKey: string; clientSecret: string } | null;
  /** The payment's current state, to compare with later. Null if the payment wasn't read. */
  stamp: string | null;
};
