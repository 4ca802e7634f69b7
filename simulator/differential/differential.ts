import type Stripe from "stripe";
import { differences, type Ids } from "../replay/compare";
import { isExcluded } from "../replay/exclusions";
import { type BeforeStep, type Flow, FlowRunner, type Step } from "./flow-runner";

/** The result of a flow on both sides. `broken` says why the flow failed on one side. */
export type Comparison = {
  flow: string;
  steps: number;
  differences: { step: string; what: string }[];
  broken?: string;
};

export type Accounts = {
  real: Stripe;
  simulated: Stripe;
  /**
   * Sets the simulator's clock (seconds since 1970), so that both sides create their objects at the same
   * time.
   */
  moveSimulatorTo(seconds: number): Promise<void>;
};

/**
 * Runs a flow against Stripe, then against the simulator at the same times, and compares their answers step
 * by step.
 */
export async function compareFlow(flow: Flow, sides: Accounts): Promise<Comparison> {
  const real = await runFlow(flow, sides.real);
  const simulated = await runFlow(flow, sides.simulated, async (index) => {
    const at = real.steps[index]?.at;
    if (at !== undefined) await sides.moveSimulatorTo(at);
  });
  const ids: Ids = new Map();
  const found = real.steps.flatMap((step, index) => {
    const other = simulated.steps[index];
    if (!other) return [];
    return differences(step.answer, other.answer, ids)
      .filter((one) => !isExcluded(one))
      .map((what) => ({ step: step.name, what }));
  });
  const broken = [
    real.broken && `Stripe: ${real.broken}`,
    simulated.broken && `Simulator: ${simulated.broken}`,
  ];
  const reason = broken.filter(Boolean).join("; ");
  return {
    flow: flow.name,
    steps: real.steps.length,
    differences: found,
    ...(reason && { broken: reason }),
  };
}

/** Runs a flow once and cleans up after it. */
export async function runFlow(
  flow: Flow,
  stripe: Stripe,
  before?: BeforeStep,
): Promise<{ steps: Step[]; broken?: string }> {
  const runner = new FlowRunner(stripe, before);
  try {
    await flow.run(runner);
    return { steps: runner.steps };
  } catch (error) {
    return { steps: runner.steps, broken: error instanceof Error ? error.message : String(error) };
  } finally {
    await runner.close();
  }
}

/** A readable report: every difference under its flow and step, and a summary. */
export function report(comparisons: readonly Comparison[]): string {
  const lines = comparisons.flatMap(({ flow, steps, differences: found, broken }) => [
    `${flow}: ${steps} steps, ${found.length} differences${broken ? `, broken off (${broken})` : ""}`,
    ...found.map(({ step, what }) => `  ${step}: ${what}`),
  ]);
  const total = comparisons.reduce((sum, { differences: found }) => sum + found.length, 0);
  const broken = comparisons.filter((one) => one.broken).length;
  return [...lines, `${comparisons.length} flows, ${total} differences, ${broken} broken off.`].join("\n");
}
