/**
 * What becomes of everybody else while one customer, or a stranger, sends 50 requests a second:
 *
 *     npm run bench:hostile -- [--mode live|test] [--pairs 4] [--seconds 30]
 *
 * Builds the app, starts it with its usual limits, a database and the simulator, which answers as Stripe would after
 * 100 ms. App and database have one core and all load comes from the other (`taskset`; without it, or with one core, that
 * is said). Time without an attack and time with one take turns in the same run, so that what else the machine does
 * falls on both. Ends with 1 when the median of another customer's opening or cancelling is more than 20 % slower.
 */
import { parseArgs } from "node:util";
import { attacks } from "./attacks";
import { startPlace } from "./place";
import { describe } from "./report";
import type { Sample } from "./report";
import { victims } from "./victims";

const { values } = parseArgs({
  options: {
    mode: { type: "string", default: "live" },
    pairs: { type: "string", default: "4" },
    seconds: { type: "string", default: "30" },
  },
});

async function measure(): Promise<boolean> {
  const place = await startPlace(values.mode === "test" ? "test" : "live");
  try {
    const others = await victims(place, 12);
    const attack = await attacks(place);
    // What is compiled, connected and read for the first time is no part of any of them.
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
