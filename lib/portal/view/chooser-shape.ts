/** Which of several customers with one identity is meant. */
export type ChooserView = {
  title: string;
  body: string;
  /** Told apart by plans, card and date. Chosen with `chooseCustomer` ({customerId}). */
  choices: { customerId: string; plans: string[]; details: string[] }[];
};
