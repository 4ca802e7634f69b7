import type { ScenarioCustomer } from "./sign-up";
import type { Chapter } from "./story";

/** A state a portal must show: the customers who are in it, and how they came to be. */
export type State = {
  /** The scenario's name. */
  readonly name: string;
  readonly customers: readonly ScenarioCustomer[];
  /** The shop is open from the first day on. */
  readonly story: readonly Chapter[];
};

type Story = (customer: ScenarioCustomer) => readonly Chapter[];

/** A state with one customer: "Uma Rao" becomes `cus_LumenUma` with the address `uma@example.com`. */
export function state(name: string, fullName: string, about: string, story: Story): State {
  const customer = customerNamed(fullName, about);
  return { name, customers: [customer], story: story(customer) };
}

/** Customers who share an address have it from `email`. */
export function customerNamed(name: string, about: string, email?: string): ScenarioCustomer {
  const [first = name] = name.split(" ");
  return { id: `cus_Lumen${first}`, email: email ?? `${first.toLowerCase()}@example.com`, name, about };
}
