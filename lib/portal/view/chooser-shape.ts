/** Asks which of several customers with the same identity to show. */
export type ChooserView = {
  title: string;
  body: string;
  /** The customers, each described by plans, card and date. To choose one, send `choose_customer` ({customerId}). */
  choices: { customerId: string; plans: string[]; details: string[] }[];
};
