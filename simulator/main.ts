/** `npm run simulator -- --port 12111 --data .data/simulator.json --seed lumen` */

import { type CommandLine, readCommandLine, usage } from "./command-line";
import { type Simulator, startSimulator } from "./server";

async function main(): Promise<void> {
  const wanted = read(process.argv.slice(2));
  if (wanted === "help") {
    console.log(usage);
    return;
  }
  const simulator = await start(wanted);
  for (const scenario of wanted.seeds) await seed(simulator.url, scenario);
  console.log(`The Stripe simulator is running at ${simulator.url}. Inspect it at ${simulator.url}/_sim/.`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)));
  }
}

function read(args: string[]): CommandLine | "help" {
  try {
    return readCommandLine(args);
  } catch (error) {
    throw new Error(`${(error as Error).message}\nThe option --help says what there is.`);
  }
}

function start({ seeds: _, ...options }: CommandLine): Promise<Simulator> {
  return startSimulator(options).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE")
      throw new Error(`Port ${options.port} is taken. Choose another with --port, or 0 for any free one.`);
    throw error;
  });
}

/** Creates the scenario's world in test mode, unless the data file already contains this world. */
async function seed(url: string, scenario: string): Promise<void> {
  const name = `test_sim_${scenario}`;
  const worlds = (await (await fetch(`${url}/_sim/worlds`)).json()) as { name: string }[];
  if (worlds.some((world) => world.name === name)) return;
  const body = JSON.stringify({ name, scenario });
  const answer = await fetch(`${url}/_sim/worlds`, { method: "POST", body });
  if (!answer.ok) throw new Error(((await answer.json()) as { error: string }).error);
  console.log(`The scenario ${scenario} is in the world of the key sk_${name}.`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
