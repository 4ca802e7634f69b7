import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import Stripe from "stripe";
import type { Mode } from "@/lib/tenancy";
import type { SeededMerchant } from "@/prisma/seed";

export type Installation = SeededMerchant & {
  app: string;
  /** The page that embeds the portal. */
  site: string;
  /** The Stripe client for the merchant's own requests. */
  stripe: Stripe;
  /** The ID of a server action, found by its exported name. */
  action(name: string): string;
  /** Delays every answer of the simulator from now on. */
  slowDown(milliseconds: number): Promise<void>;
  /** How many core seconds the app has used so far; NaN if the system doesn't say. */
  coreSeconds(): number;
  stop(): Promise<void>;
};

/** Shared with the journeys, so that the app isn't built twice. */
const distDir = ".next-test";
const typescript = ["--conditions=react-server", "--import", "tsx"];

/**
 * Creates a merchant whose Stripe account has the scenario Lumen. Runs the app and the database on one core, the
 * simulator on another.
 */
export async function startInstallation(mode: Mode): Promise<Installation> {
  const { build } = await import("../scripts/build.mjs");
  const { answers } = await import("../scripts/answers.mjs");
  const { startChild, stopChildren } = await import("../scripts/children.mjs");
  const { freePort } = await import("../scripts/ports.mjs");
  await build(distDir);
  const [appPort, stripePort] = [await freePort(), await freePort()];
  const [app, simulator] = [`http://127.0.0.1:${appPort}`, `http://127.0.0.1:${stripePort}`];
  const children: ReturnType<typeof startChild>[] = [];
  const start = (name: string, args: string[], env = {}) => {
    const child = startChild(name, args, { env });
    children.push(child);
    return child;
  };
  // A child inherits its parent's core when it starts.
  runOn(1);
  start("simulator", ["--import", "tsx", "simulator/main.ts", "--port", String(stripePort)]);
  runOn(0);
  const { url } = (await start("database", [...typescript, "scripts/database.ts"]).said) as { url: string };
  const env = {
    APP_URL: app,
    DATABASE_URL: url,
    NEXTAUTH_SECRET: randomBytes(48).toString("base64"),
    SEALING_KEYS: `v1:${randomBytes(32).toString("base64")}`,
    STRIPE_API_BASE: simulator,
    NEXT_DIST_DIR: distDir,
    NEXT_TELEMETRY_DISABLED: "1",
    LOG_LEVEL: "error",
  };
  const server = start("app", ["server.mjs", "-H", "127.0.0.1", "-p", String(appPort)], {
    ...env,
    NODE_ENV: "production",
  });
  runOn(1);
  Object.assign(process.env, env);
  await Promise.race([
    Promise.all([answers(`${app}/api/health`), answers(`${simulator}/_sim/health`)]),
    server.ended.then((said: string) => Promise.reject(new Error(said))),
  ]);
  const world = `${mode}_sim_bench`;
  await ask(simulator, "POST", "worlds", { name: world, scenario: "lumen" });
  const { seedMerchant } = await import("@/prisma/seed");
  const site = "https://shop.example";
  const merchant = await seedMerchant({
    name: "Lumen",
    email: "owner@example.com",
    password: randomBytes(12).toString("base64url"),
    stripeKey: `rk_${world}`,
    siteOrigin: site,
    settings: { changePlan: true },
  });
  return {
    ...merchant,
    app,
    site,
    stripe: clientFor(simulator, `sk_${world}`),
    action: actionIn(path.join(distDir, "server/server-reference-manifest.json")),
    slowDown: async (milliseconds) => {
      const action = { type: "delay", milliseconds };
      await ask(simulator, "POST", `worlds/${world}/faults`, { match: { path: "/./" }, times: 1e9, action });
    },
    coreSeconds: () => coreSecondsOf(server.child.pid),
    stop: () => stopChildren(children),
  };
}

/** Limits this process, and the processes it starts from now on, to one core. */
function runOn(core: number): void {
  try {
    execFileSync("taskset", ["-a", "-cp", String(core), String(process.pid)], { stdio: "ignore" });
  } catch {
    console.warn("The load couldn't be limited to its own core, so the measurements include it.");
  }
}

const ticksPerSecond = 100;

/** Read from Linux's /proc. The fields are counted after the program's name, which is in parentheses. */
function coreSecondsOf(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return NaN;
  }
}

function actionIn(file: string): Installation["action"] {
  type Manifest = { node: Record<string, { exportedName: string; filename: string }> };
  const all = Object.entries((JSON.parse(readFileSync(file, "utf8")) as Manifest).node);
  return (name) => {
    const found = all.find(
      ([, { exportedName, filename }]) => exportedName === name && filename.startsWith("app/portal/"),
    );
    if (!found) throw new Error(`The portal has no action ${name}.`);
    return found[0];
  };
}

function clientFor(simulator: string, key: string): Stripe {
  const { hostname: host, port } = new URL(simulator);
  return new Stripe(key, { host, port, protocol: "http", telemetry: false });
}

async function ask(simulator: string, method: string, route: string, body: object): Promise<void> {
  const answer = await fetch(`${simulator}/_sim/${route}`, { method, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The simulator refused ${route}: ${await answer.text()}`);
}
