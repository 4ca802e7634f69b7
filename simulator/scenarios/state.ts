import type { ScenarioCustomer } from "./sign-up";
import type { Chapter } from "./story";

/** A state that a portal must show: its customers and their story. */
export type State = {
  /** The name of the state's scenario. */
  readonly name: string;
  readonly customers: readonly ScenarioCustomer[];
  /** How the customers got into this state. The shop already exists at the start. */
  readonly story: readonly Chapter[];
};

type Story = (customer: ScenarioCustomer) => readonly Chapter[];

/** A state with one customer: "Uma Rao" becomes `cus_LumenUma` with the address `uma@example.com`. */
export function state(name: string, fullName: string, about: string, story: Story): State {
  const customer = customerNamed(fullName, about);
  return { name, customers: [customer], story: story(customer) };
}

/** Derives a customer's ID and email address from the name, unless `email` is an address that customers share. */
export function customerNamed(name: string, about: string, email?: string): ScenarioCustomer {
  const [first = name] = name.split(" ");
  return { id: `cus_Lumen${first}`, email: email ?? `${first.toLowerCase()}@example.com`, name, about };
}
