/**
 * Measures what the catalog of texts costs: the processor time of reading a view of the portal, with the catalog and
 * with constant strings in its place.
 *
 *     npm run bench:view -- [--rounds 5] [--views 100]
 *
 * Each variant has a process of its own, and the two take turns, so that other work on the machine affects both.
 * Rendering the page isn't measured; it would make the catalog's share smaller. Exits with 1 if the catalog adds 5% or
 * more.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { startInstallation } from "./installation";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, views: { type: "string", default: "100" } },
});

const limit = 1.05;
const readers = ["plain", "catalog"] as const;
const requests = ["en-US", "de", "ar"].map((locale) => ({ email: "ada@example.com", locale }));

async function measure(): Promise<boolean> {
  const place = await startInstallation("test");
  const { portalId, secret, site: origin } = place;
  const env = {
    ...process.env,
    PLACE: JSON.stringify({ portalId, secret, origin }),
    STRIPE_REQUESTS_PER_SECOND_TEST: "100000",
    STRIPE_REQUESTS_PER_CUSTOMER_PER_MINUTE: "1000000",
    READINGS_PER_MINUTE: "1000000",
    VISITS_PER_MINUTE: "1000000",
  };
  const start = async (texts: string) => {
    const reader = fork("bench/view-reader.cjs", {
      execArgv: ["--conditions=react-server", "--import", "tsx"],
      env: { ...env, TEXTS: texts },
    });
    // A reader that fails says why and never answers.
    reader.once("exit", (code) => code && process.exit(2));
    await once(reader, "message");
    return reader;
  };
  const [plain, catalog] = [await start("plain"), await start("catalog")];
  try {
    // Not measured: the first views, which also compile, connect and parse.
    for (const request of requests)
      for (const reader of [plain, catalog]) await timeOf(reader, request, Number(values.views));
    let isGood = true;
    for (const request of requests) {
      const times: Record<(typeof readers)[number], number[]> = { plain: [], catalog: [] };
      for (let round = 0; round < Number(values.rounds); round += 1)
        for (const name of round % 2 === 0 ? readers : readers.toReversed())
          times[name].push(await timeOf(name === "plain" ? plain : catalog, request, Number(values.views)));
      const ratio = median(times.catalog) / median(times.plain);
      isGood &&= ratio < limit;
      const told = (all: number[]) => all.map((time) => (time / 1000).toFixed(2)).join(" ");
      console.log(
        `${request.locale}: ${told(times.plain)} ms with constants, ${told(times.catalog)} ms with the catalog: ` +
          `${ratio.toFixed(3)} x${ratio < limit ? "" : "  MISSED"}`,
      );
    }
    return isGood;
  } finally {
    for (const reader of [plain, catalog]) reader.kill();
    await place.stop();
  }
}

async function timeOf(reader: ChildProcess, request: object, views: number): Promise<number> {
  reader.send({ ...request, views });
  const [{ microseconds }] = (await once(reader, "message")) as [{ microseconds: number }];
  return microseconds;
}

const median = (all: number[]) =>
  [...all].sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? NaN;

measure().then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: Error) => {
    console.error(error.stack);
    process.exit(2);
  },
);
