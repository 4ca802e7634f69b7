/**
 * Builds the app for production, unless the folder already has a build of exactly these sources.
 *
 *     npm run build                       for `npm start` in this folder
 *     npm run build -- --standalone       also .next/standalone, which runs without this folder (docs/running.md)
 */
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { generate } from "./generate.mjs";
import { runNode } from "./run.mjs";
import { fingerprint, isFresh, markFresh } from "./stamp.mjs";
import { completeStandalone, forgetStandalone, hasStandalone } from "./standalone.mjs";

const sources = [
  "app",
  "components",
  "lib",
  "prisma/migrations",
  "scripts/standalone.mjs",
  "scripts/operator.ts",
  "proxy.ts",
  "instrumentation.ts",
  "server.mjs",
  "next.config.js",
  "postcss.config.mjs",
  "package-lock.json",
];

/** Builds into `distDir`. Tests use another folder than ".next", so that they don't disturb a running app. */
export async function build(distDir = ".next", { standalone = false } = {}) {
  const stamp = path.join(distDir, "portico.stamp");
  const inputs = fingerprint(sources, { without: /\.test\.tsx?$/ });
  const isThere = existsSync(path.join(distDir, "BUILD_ID")) && (!standalone || hasStandalone(distDir));
  if (isThere && isFresh(stamp, inputs)) return;
  console.log(`build: next build into ${distDir}`);
  rmSync(stamp, { force: true });
  forgetStandalone(distDir);
  const env = { NEXT_DIST_DIR: distDir, NEXT_OUTPUT: standalone ? "standalone" : "" };
  await runNode(["node_modules/next/dist/bin/next", "build"], {
    env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (standalone) await completeStandalone(distDir);
  markFresh(stamp, inputs);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { standalone } = parseArgs({ options: { standalone: { type: "boolean" } } }).values;
  await generate();
  await build(".next", { standalone });
}
