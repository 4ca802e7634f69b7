/**
 * Runs the same stories against the real Stripe in test mode and the simulator, and prints where their answers differ:
 * `STRIPE_TEST_KEY=sk_test_… npm run differential`. It creates and deletes test customers, clocks, coupons and products.
 */
import Stripe from "stripe";
import { compareFlow, type Comparison, report } from "../simulator/differential/differential";
import { flows } from "../simulator/differential/flows/all-flows";
import { startSimulator } from "../simulator/server";

const needed = `The differential mode compares the simulator with the real Stripe, so it needs a key of a test mode or sandbox:
  STRIPE_TEST_KEY=sk_test_… npm run differential
It never takes a live key, nor a key of the simulator.`;

async function main(key: string): Promise<number> {
  const simulator = await startSimulator({ validateResponses: true });
  const world = "test_sim_differential";
  const options = { telemetry: false, maxNetworkRetries: 2 };
  const real = new Stripe(key, options);
  const simulated = new Stripe(`sk_${world}`, {
    ...options,
    host: "127.0.0.1",
    port: simulator.port,
    protocol: "http",
  });
  const moveSimulatorTo = async (to: number) => {
    const body = JSON.stringify({ to, freeze: true });
    const { ok } = await fetch(`${simulator.url}/_sim/worlds/${world}/clock`, { method: "POST", body });
    if (!ok) throw new Error("The simulator's clock could not be moved.");
  };
  const comparisons: Comparison[] = [];
  try {
    await real.accounts.retrieveCurrent();
    for (const flow of flows) {
      const begun = await fetch(`${simulator.url}/_sim/worlds`, {
        method: "POST",
        body: JSON.stringify({ name: world }),
      });
      if (!begun.ok) throw new Error("The simulator could not create a world.");
      comparisons.push(await compareFlow(flow, { real, simulated, moveSimulatorTo }));
      console.error(`${flow.name}: compared`);
    }
  } finally {
    await simulator.close();
  }
  console.log(report(comparisons));
  return comparisons.some(({ differences, broken }) => broken || differences.length > 0) ? 1 : 0;
}

const key = process.env.STRIPE_TEST_KEY ?? "";
if (!/^(sk|rk)_test_(?!sim_)\w+$/.test(key)) {
  console.error(needed);
  process.exit(2);
}
main(key).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
