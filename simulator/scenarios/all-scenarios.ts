import type { World } from "../world";
import { lumen } from "./lumen";
import { lumenCustomers } from "./lumen-customers";
import { lumenStates, onlyState, states } from "./lumen-states";
import type { ScenarioCustomer } from "./sign-up";

export type Scenario = {
  /**
   * The customers that a sample site can sign in as. `state` is the scenario that contains only this customer's state.
   */
  customers: readonly (ScenarioCustomer & { state?: string })[];
  /** Fills an empty world. Afterwards its clock runs from now. */
  fill(world: World): void;
};

/** The scenarios by name: `lumen`, `lumen-states`, and one for each state (`unpaid`). */
export const scenarios: Readonly<Record<string, Scenario>> = {
  lumen: { customers: lumenCustomers, fill: lumen },
  "lumen-states": {
    customers: [
      ...lumenCustomers,
      ...states.flatMap(({ name, customers }) => customers.map((customer) => ({ ...customer, state: name }))),
    ],
    fill: lumenStates,
  },
  ...Object.fromEntries(
    states.map((state) => [
      state.name,
      { customers: state.customers, fill: (world: World) => onlyState(world, state) },
    ]),
  ),
};

export const scenarioNames: readonly string[] = Object.keys(scenarios);

export function scenarioNamed(name: string): Scenario {
  const scenario = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
  if (!scenario) throw new Error(`There is no scenario ${name}; there is ${scenarioNames.join(", ")}.`);
  return scenario;
}
