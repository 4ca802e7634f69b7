import { parseArgs } from "node:util";
import { scenarioNamed, scenarioNames } from "./scenarios/all-scenarios";

export type CommandLine = { port: number; dataFile?: string; seeds: string[]; validateResponses: boolean };

export const usage = `The Stripe simulator: Stripe's API on this machine, for the unmodified stripe package.

  --port <number>    where it answers on 127.0.0.1; 12111 unless told, 0 for any free port
  --seed <scenario>  begins the world of a scenario, unless it is there already; may be given more than once
  --data <file>      keeps the worlds in a file, so that they survive a restart
  --validate         checks each answer against the types of the stripe package; what is wrong is answered 500
  --help             says this

Scenarios: ${scenarioNames.join(", ")}`;

/**
 * Reads the arguments after the command's name. Returns "help" if help was requested, and throws an Error with a
 * readable message if an argument is wrong.
 */
export function readCommandLine(args: string[]): CommandLine | "help" {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string", default: "12111" },
      data: { type: "string" },
      seed: { type: "string", multiple: true, default: [] },
      validate: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const { port, data, seed: seeds, validate, help } = values;
  if (help) return "help";
  for (const scenario of seeds) scenarioNamed(scenario);
  return { port: portOf(port), seeds, validateResponses: validate, ...(data && { dataFile: data }) };
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new Error(`--port ${text} is not a port: choose a number from 0 to 65535.`);
}
