/**
 * Starts everything on this machine: the app, the Stripe simulator and a merchant's site, with one merchant.
 *
 *     npm run demo                    a production build
 *     npm run demo -- --reset         deletes all its data first
 *     npm run dev                     the same, rebuilt as you edit
 *
 * Ports: PORT (app, 3000), SIMULATOR_PORT (12111), SAMPLE_SITE_PORT (4000), DATABASE_PORT (any free one).
 * With DATABASE_URL, it uses your PostgreSQL instead of the embedded one. DATA_DIR (.data) has the rest.
 */
import { rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { answers } from "./answers.mjs";
import { build } from "./build.mjs";
import { startChild, stopChildren } from "./children.mjs";
import { demoSecrets } from "./demo-secrets.mjs";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { wantedPort } from "./ports.mjs";

const typescript = ["--conditions=react-server", "--import", "tsx"];
const children = [];
let stopping;

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));
main().catch((error) => stop(1, error.message));

async function main() {
  const { watch, reset } = parseArgs({
    options: { watch: { type: "boolean" }, reset: { type: "boolean" } },
  }).values;
  const folder = process.env.DATA_DIR ?? ".data";
  const app = `http://127.0.0.1:${await wantedPort("PORT", 3000)}`;
  const simulator = `http://127.0.0.1:${await wantedPort("SIMULATOR_PORT", 12111)}`;
  const site = `http://localhost:${await wantedPort("SAMPLE_SITE_PORT", 4000)}`;
  const databasePort = process.env.DATABASE_PORT ? await wantedPort("DATABASE_PORT") : 0;

  await install();
  await generate();
  if (reset) forget(folder);
  const secrets = demoSecrets(folder);

  const start = (name, args, env) => {
    const child = startChild(name, args, { env, logFolder: path.join(folder, "logs") });
    children.push(child);
    void child.ended.then((words) => stop(1, words));
    return child;
  };
  const simulatorArgs = ["--port", new URL(simulator).port, "--data", path.join(folder, "simulator.json")];
  start("simulator", [
    ...(watch ? ["scripts/watch.mjs"] : []),
    "--import",
    "tsx",
    "simulator/main.ts",
    ...simulatorArgs,
  ]);
  const databaseArgs = ["scripts/database.ts", "--folder", folder, "--port", String(databasePort)];
  const [database] = await Promise.all([
    process.env.DATABASE_URL
      ? { url: process.env.DATABASE_URL, place: "at DATABASE_URL" }
      : start("database", [...typescript, ...databaseArgs, ...(reset ? ["--reset"] : [])]).said,
    // The first build takes about a minute, so everything that doesn't need it starts meanwhile.
    !watch && build(),
    answers(`${simulator}/_sim/health`),
  ]);
  const env = {
    APP_URL: app,
    DATABASE_URL: database.url,
    NEXTAUTH_SECRET: secrets.nextAuthSecret,
    SEALING_KEYS: secrets.sealingKeys,
    STRIPE_API_BASE: simulator,
    // Allows sign-ups, so that you can see the dashboard as a new merchant.
    SIGN_UP: "open",
    // A person who tests everything makes more requests than a customer.
    VISITS_PER_MINUTE: "60",
    OPERATIONS_PER_MINUTE: "60",
    PLAN_CHANGES_PER_MINUTE: "60",
    PLAN_CHANGES_PER_DAY: "600",
    CODES_PER_MINUTE: "60",
    CODES_PER_HOUR: "600",
    // Only the demo uses the simulator, so no merchant's checkout needs a share of the budget.
    STRIPE_REQUESTS_PER_SECOND_TEST: "100",
    STRIPE_REQUESTS_PER_CUSTOMER_PER_MINUTE: "2000",
    NODE_ENV: watch ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const config = path.join(folder, "sample-site.json");
  const seed = {
    ...env,
    DEMO_EMAIL: secrets.email,
    DEMO_PASSWORD: secrets.password,
    SAMPLE_SITE_CONFIG: config,
    SAMPLE_SITE_URL: site,
  };
  const server = watch ? ["node_modules/next/dist/bin/next", "dev"] : ["server.mjs"];
  start("app", [...server, "-H", "127.0.0.1", "-p", new URL(app).port], env);
  await runToEnd("seed", [...typescript, "scripts/seed-demo.ts"], seed);
  start("sample-site", ["e2e/sample-site/server.mjs"], { SAMPLE_SITE_CONFIG: config });
  await Promise.all([answers(`${app}/api/health`), answers(`${site}/account`)]);
  console.log(addresses({ app, simulator, site, secrets, database }));
}

/** Runs a step to its end. If the demo is stopped meanwhile, the step is stopped with everything else. */
async function runToEnd(name, args, env) {
  const step = startChild(name, args, { env });
  children.push(step);
  const words = await step.ended;
  children.splice(children.indexOf(step), 1);
  if (step.child.exitCode !== 0) throw new Error(words);
}

function forget(folder) {
  for (const name of ["simulator.json", "sample-site.json", "demo.json", "logs"])
    rmSync(path.join(folder, name), { recursive: true, force: true });
}

function addresses({ app, simulator, site, secrets, database }) {
  return `
  Portico is running. Everything is on this machine, and Stripe is simulated.

    Sample site   ${site}/account        a merchant's page with the portal in it
    Dashboard     ${app}/sign-in
                  ${secrets.email}  ${secrets.password}
    Simulator     ${simulator}/_sim/         requests to "Stripe", and its invoices
    Database      ${database.place}

  Ctrl-C stops everything. The next start keeps all data; npm run demo -- --reset starts over.
`;
}

function stop(code, words) {
  stopping ??= (async () => {
    if (words) console.error(`\n${words}`);
    await stopChildren(children);
    process.exit(code);
  })();
  return stopping;
}
