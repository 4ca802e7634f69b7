/**
 * Measures what happens to everyone else while one customer, or a stranger, sends 50 requests a second:
 *
 * npm run bench:hostile -- [--mode live|test] [--pairs 4] [--seconds 30]
 *
 * Builds the app and starts it with its default limits, a database and the simulator, which answers after 100 ms as
 * Stripe would. The app and the database run on one core, and all load comes from another core. This needs two cores
 * and `taskset`; if either is missing, a message says so. Measurements with and without an attack alternate in the same
 * run, so that other work on the machine affects both kinds. Exits with 1 if another customer's median time to open the
 * portal or to cancel is more than 20% slower.
 */
import { parseArgs } from "node:util";
import { attacks } from "./attacks";
import { startInstallation } from "./installation";
import { describe, type Sample } from "./report";
import { victims } from "./victims";

const { values } = parseArgs({
  options: {
    mode: { type: "string", default: "live" },
    pairs: { type: "string", default: "4" },
    seconds: { type: "string", default: "30" },
  },
});

async function measure(): Promise<boolean> {
  const place = await startInstallation(values.mode === "test" ? "test" : "live");
  try {
    const others = await victims(place, 12);
    const attack = await attacks(place);
    // Warms up first, so that no measurement includes first-time compiling, connecting and reading.
    await others.measureFor(5_000);
    const samples: Record<string, Sample[]> = { nobody: [], customer: [], stranger: [] };
    for (let pair = 0; pair < Number(values.pairs); pair += 1) {
      for (const who of ["nobody", "customer", "nobody", "stranger"] as const) {
        const [startedAt, before] = [performance.now(), place.coreSeconds()];
        const stop = attack[who]();
        samples[who]?.push(...(await others.measureFor(Number(values.seconds) * 500)));
        const sent = await stop();
        const used = (place.coreSeconds() - before) / ((performance.now() - startedAt) / 1000);
        console.log(
          `${who}: ${sent.total} requests sent (${sent.said}); the app used ${Math.round(used * 100)} % of a core`,
        );
      }
    }
    return describe(samples, values.mode);
  } finally {
    await place.stop();
  }
}

measure().then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: Error) => {
    console.error(error.stack);
    process.exit(2);
  },
);
