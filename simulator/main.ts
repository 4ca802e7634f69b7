/** `npm run simulator -- --port 12111 --data .data/simulator.json` */

import { parseArgs } from "node:util";
import { startSimulator } from "./server";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "12111" }, data: { type: "string" } },
  });
  const port = Number(values.port);
  const simulator = await startSimulator({ port, ...(values.data && { dataFile: values.data }) });
  console.log(`The Stripe simulator answers at ${simulator.url}; read it at ${simulator.url}/_sim/.`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)));
  }
}

main().catch((error: NodeJS.ErrnoException) => {
  const taken =
    error.code === "EADDRINUSE"
      ? `Port ${process.argv.join(" ").match(/--port[ =](\d+)/)?.[1] ?? 12111} is taken.`
      : error.stack;
  console.error(taken);
  process.exit(1);
});
