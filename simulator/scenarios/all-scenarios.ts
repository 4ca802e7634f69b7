import type { World } from "../world";
import { lumen } from "./lumen";

/** Fills an empty world; its clock runs on from now afterwards. */
export type Scenario = (world: World) => void;

const scenarios: Record<string, Scenario> = { lumen };

export const scenarioNames: readonly string[] = Object.keys(scenarios);

export function scenarioNamed(name: string): Scenario {
  const scenario = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
  if (!scenario)
    throw new Error(`There is no scenario ${name}; there is ${scenarioNames.join(", ")}.`);
  return scenario;
}
