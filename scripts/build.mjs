/** Builds the app for production, unless the folder already holds a build of exactly these sources. */
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { generate } from "./generate.mjs";
import { runNode } from "./run.mjs";
import { fingerprint, isFresh, markFresh } from "./stamp.mjs";

const sources = [
  "app",
  "components",
  "lib",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.js",
  "postcss.config.mjs",
  "package-lock.json",
];

/** Builds into `distDir` (".next" for people, another folder for tests, so that they do not disturb each other). */
export async function build(distDir = ".next") {
  const stamp = path.join(distDir, "portico.stamp");
  const inputs = fingerprint(sources, { without: /\.test\.tsx?$/ });
  if (existsSync(path.join(distDir, "BUILD_ID")) && isFresh(stamp, inputs)) return;
  console.log(`build: next build into ${distDir}`);
  rmSync(stamp, { force: true });
  await runNode(["node_modules/next/dist/bin/next", "build"], {
    env: { NEXT_DIST_DIR: distDir, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  markFresh(stamp, inputs);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await generate();
  await build();
}
