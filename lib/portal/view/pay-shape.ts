import type { Tone } from "./tone";

/** What the customer has to do, and the first thing to press for it. */
export type NoticeView = {
  tone: Tone;
  /** What it is about, in a few words. */
  title: string;
  /** Why, by when and for what, in sentences. */
  text: string;
  pay: PayView | null;
  /** What the debts are where `text` is about something else: they are due as well. */
  besides?: string;
  /** What is owed, oldest first, each with its own way to pay; empty where `pay` says it all. */
  debts: DebtView[];
  /** Another card would pay it, where cards can be updated. */
  isSolvedByCard?: boolean;
};

export type DebtView = {
  invoiceId: string;
  /** "Invoice of December 22, 2026" */
  label: string;
  amount: string;
  /** "Due Dec 22, 2026", or that its payment is on its way; null when there is nothing to add. */
  note: string | null;
  pay: PayView | null;
};

/** Where an open invoice is paid: here with a saved card, or on Stripe's page. */
export type PayView = {
  invoiceId: string;
  /** A saved card can pay it in a dialog; otherwise `url` is where it is paid. */
  isHere: boolean;
  /** The payment is made and the bank wants it confirmed. */
  isBankAsking: boolean;
  /** "Pay $49.00" or "Confirm $49.00". */
  label: string;
  title: string;
  /** Stripe's page of the invoice. */
  url: string | null;
  /** With what Stripe.js asks the bank's question inside the page; null where it is answered on Stripe's page. */
  inPlace: { publishableKey: string; clientSecret: string } | null;
  /** How the payment stands, to be compared with; null where it was not looked at. */
  stamp: string | null;
};
