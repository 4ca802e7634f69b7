/** `npm run simulator -- --port 12111 --data .data/simulator.json --seed lumen` */

import { parseArgs } from "node:util";
import { startSimulator } from "./server";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "12111" },
      data: { type: "string" },
      seed: { type: "string", multiple: true, default: [] },
    },
  });
  const port = Number(values.port);
  const simulator = await startSimulator({ port, ...(values.data && { dataFile: values.data }) });
  for (const scenario of values.seed) await seed(simulator.url, scenario);
  console.log(`The Stripe simulator answers at ${simulator.url}; read it at ${simulator.url}/_sim/.`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)));
  }
}

/** Begins a scenario's world in test mode, unless it was kept from before. */
async function seed(url: string, scenario: string): Promise<void> {
  const name = `test_sim_${scenario}`;
  const worlds = (await (await fetch(`${url}/_sim/worlds`)).json()) as { name: string }[];
  if (worlds.some((world) => world.name === name)) return;
  const body = JSON.stringify({ name, scenario });
  const answer = await fetch(`${url}/_sim/worlds`, { method: "POST", body });
  if (!answer.ok) throw new Error(((await answer.json()) as { error: string }).error);
  console.log(`The scenario ${scenario} is in the world of the key sk_${name}.`);
}

main().catch((error: NodeJS.ErrnoException) => {
  const taken =
    error.code === "EADDRINUSE"
      ? `Port ${process.argv.join(" ").match(/--port[ =](\d+)/)?.[1] ?? 12111} is taken.`
      : error.stack;
  console.error(taken);
  process.exit(1);
});
