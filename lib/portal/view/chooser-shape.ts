/** Asks which of several customers with the same identity to show. */
export type ChooserView = {
  title: string;
  body: string;
  /** Described by plans, card and date. Chosen with `choose_customer` ({customerId}). */
  choices: { customerId: string; plans: string[]; details: string[] }[];
};
