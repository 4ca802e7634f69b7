import type { Tone } from "./tone";

/** The customer's own data, to show and to edit, as finished text. */

export type BillingDetailsView = {
  title: string;
  /** The purpose of billing details, and what saving them doesn't change. */
  body: string;
  /** The current details; empty if there are none. */
  entries: { label: string; value: string }[];
  emptyText: string;
  values: Record<BillingField, string>;
  /** True if the email address can be edited. An address that identifies the customer can't be. */
  hasEmail: boolean;
  countries: { code: string; name: string }[];
};

/** The names of the form's fields, which are also the operation's fields. */
export type BillingField =
  "name" | "email" | "phone" | "line1" | "line2" | "city" | "postalCode" | "state" | "country";

export type TaxIdsView = {
  title: string;
  /** The purpose of a tax ID, shown where customers add one. */
  body: string;
  emptyText: string;
  rows: {
    id: string;
    label: string;
    value: string;
    /** The result of the check against official registers. Null if there was no check. */
    status: { label: string; tone: Tone } | null;
    removal: { title: string; body: string };
  }[];
  types: { type: string; label: string }[];
  /** The most likely type for a business in the customer's country, or an empty string. */
  likelyType: string;
};
