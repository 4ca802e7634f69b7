import type { Tone } from "./tone";

/** What the page shows and edits of the customer as a whole, in finished words. */

export type BillingDetailsView = {
  title: string;
  /** What the details are for and what they do not change. */
  body: string;
  /** What is there now, each over one or more lines; empty when nothing is. */
  facts: { label: string; lines: string[] }[];
  emptyText: string;
  values: Record<BillingField, string>;
  /** Absent where the e-mail address is what the customer is known by. */
  hasEmail: boolean;
  countries: { code: string; name: string }[];
};

/** The names of the form's fields, and of the fields of the operation. */
export type BillingField =
  "name" | "email" | "phone" | "line1" | "line2" | "city" | "postalCode" | "state" | "country";

export type TaxIdsView = {
  title: string;
  /** What a tax ID is for, said where one is added. */
  body: string;
  emptyText: string;
  rows: {
    id: string;
    label: string;
    value: string;
    /** What the registers say; null where nobody asks them. */
    status: { label: string; tone: Tone } | null;
    removal: { title: string; body: string };
  }[];
  types: { type: string; label: string }[];
  /** The kind a business in the customer's country most likely has, or an empty text. */
  likelyType: string;
};
