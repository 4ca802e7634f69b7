/** The question which of several customers with the same identity to show. */
export type ChooserView = {
  title: string;
  body: string;
  /** Distinguished by plans, card and date. Chosen with `chooseCustomer` ({customerId}). */
  choices: { customerId: string; plans: string[]; details: string[] }[];
};
