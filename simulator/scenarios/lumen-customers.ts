/**
 * Lumen's customers. Their IDs and email addresses are fixed, so that a sample site can offer to sign in as one of
 * them.
 */
export const lumenCustomers = [
  { id: "cus_LumenAda", email: "ada@example.com", name: "Ada Okafor", about: "Team, monthly" },
  { id: "cus_LumenBen", email: "ben@example.com", name: "Ben Sorensen", about: "Business, yearly" },
  { id: "cus_LumenChloe", email: "chloe@example.com", name: "Chloé Martin", about: "Starter, in its trial" },
  {
    id: "cus_LumenDmitri",
    email: "dmitri@example.com",
    name: "Dmitri Novak",
    about: "Team, past due: card declined",
  },
  {
    id: "cus_LumenElif",
    email: "elif@example.com",
    name: "Elif Demir",
    about: "Team, ends with this period",
  },
  { id: "cus_LumenFarid", email: "farid@example.com", name: "Farid Haddad", about: "Starter, canceled" },
  { id: "cus_LumenGrace", email: "grace@example.com", name: "Grace Lindqvist", about: "two subscriptions" },
  { id: "cus_LumenHana", email: "hana@example.com", name: "Hana Sato", about: "no subscription" },
  {
    id: "cus_LumenIvo",
    email: "ivo@example.com",
    name: "Ivo Marin",
    about: "Starter for three years: many invoices",
  },
] as const;

export type LumenCustomer = (typeof lumenCustomers)[number];
