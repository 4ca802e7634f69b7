/** Runs the Playwright journeys on the production build, with their own database and simulator. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { answers } from "./answers.mjs";
import { browserPath, headlessBrowserPath } from "./browser.mjs";
import { build } from "./build.mjs";
import { startChild, stopChildren } from "./children.mjs";
import { strayLines } from "./log-check.mjs";
import { freePort } from "./ports.mjs";
import { run } from "./run.mjs";
import { journeysThat, readReport, reportFile } from "./test-report.mjs";

/** The journeys have their own build, so that a running demo keeps its files. */
const distDir = ".next-test";
const typescript = ["--conditions=react-server", "--import", "tsx"];

/** Runs the journeys whose files match `names`, or all. Returns `{ passed, failed, failures }`. */
export async function runJourneys(names) {
  const browsers = { TEST_FULL_BROWSER: await browserPath(), TEST_BROWSER: await headlessBrowserPath() };
  await build(distDir, { standalone: true });
  const children = [];
  const logFolder = mkdtempSync(path.join(tmpdir(), "portico-log-"));
  const stopAll = () => stopChildren(children);
  const interrupted = () => void stopAll().then(() => process.exit(130));
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    const env = await startEverything(children, logFolder);
    const file = reportFile("playwright");
    const { code } = await run(process.execPath, ["node_modules/@playwright/test/cli.js", "test", ...names], {
      env: {
        ...env,
        ...browsers,
        TEST_REPORT: file,
        // The journeys create their merchants with the app's own functions, which only run in a server.
        NODE_OPTIONS: "--conditions=react-server",
      },
    });
    const complaints = await complaintsOf(env.STRIPE_API_BASE);
    const stray = strayLines(readFileSync(env.APP_LOG, "utf8"));
    const ended = children.filter(({ child }) => child.exitCode !== null || child.signalCode !== null);
    for (const { tail, name } of code === 0 ? [] : children)
      console.error(`Last lines of ${name}:\n${tail()}\n`);
    const { stats, errors, suites } = readReport(file);
    if (stats.skipped > 0) console.log(`${stats.skipped} journeys were skipped.`);
    // A successful retry must not hide the failure.
    for (const title of journeysThat("flaky", suites)) console.log(`Passed only on a retry: ${title}`);
    const failures = [
      ...journeysThat("unexpected", suites),
      ...errors.map(({ message }) => message),
      ...ended.map(({ name }) => `${name} ended during the journeys`),
      ...complaints.map(({ kind, message }) => `the simulator complains (${kind}): ${message}`),
      ...stray.map((line) => `in the log of the app: ${line}`),
    ];
    const passed = stats.expected + stats.flaky;
    return { passed, failed: failures.length || (code === 0 ? 0 : 1), failures };
  } finally {
    await stopAll();
    rmSync(logFolder, { recursive: true, force: true });
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
  }
}

/** The app's requests and the simulator's answers that Stripe's types don't allow. */
async function complaintsOf(simulator) {
  const answer = await fetch(`${simulator}/_sim/complaints`).catch((error) => error);
  // A simulator that doesn't answer has ended, which is reported along with the other processes.
  return answer instanceof Error ? [{ kind: "fault", message: "it does not answer." }] : answer.json();
}

async function startEverything(children, logFolder) {
  const start = (name, args, env) => {
    const child = startChild(name, args, { env, logFolder });
    children.push(child);
    return child;
  };
  const [appPort, simulatorPort] = [await freePort(), await freePort()];
  const app = `http://127.0.0.1:${appPort}`;
  const simulator = `http://127.0.0.1:${simulatorPort}`;
  const database = start("database", [...typescript, "scripts/database.ts"]);
  const simulatorProcess = start("simulator", [
    "--import",
    "tsx",
    "simulator/main.ts",
    "--port",
    String(simulatorPort),
    "--validate",
  ]);
  const { url } = await database.said;
  const env = {
    APP_URL: app,
    DATABASE_URL: url,
    NEXTAUTH_SECRET: randomBytes(48).toString("base64"),
    SEALING_KEYS: `v1:${randomBytes(32).toString("base64")}`,
    STRIPE_API_BASE: simulator,
    VISITS_PER_MINUTE: "1000",
    OPERATIONS_PER_MINUTE: "1000",
    READINGS_PER_MINUTE: "1000",
    PLAN_CHANGES_PER_MINUTE: "1000",
    PLAN_CHANGES_PER_DAY: "1000",
    QUANTITY_CHANGES_PER_HOUR: "1000",
    CODES_PER_MINUTE: "1000",
    CODES_PER_HOUR: "1000",
    SIGN_INS_PER_QUARTER_HOUR: "1000",
    SIGN_UP: "open",
    STRIPE_REQUESTS_PER_SECOND_TEST: "1000",
    STRIPE_REQUESTS_PER_CUSTOMER_PER_MINUTE: "100000",
    STRIPE_REQUESTS_PER_SECOND_LIVE: "1000",
    NEXT_DIST_DIR: distDir,
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: "production",
    PSEUDO_LANGUAGE: "true",
    // The journeys look up references in this log.
    APP_LOG: path.join(logFolder, "app.log"),
  };
  const appProcess = start("app", ["server.mjs", "-H", "127.0.0.1", "-p", String(appPort)], env);
  await Promise.race([
    Promise.all([answers(`${app}/api/health`), answers(`${simulator}/_sim/health`)]),
    ...[database, simulatorProcess, appProcess].map(async ({ ended }) => {
      throw new Error(await ended);
    }),
  ]);
  return env;
}
