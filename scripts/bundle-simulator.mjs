/**
 * Bundles the simulator into one file that needs only Node, for the command in a clone and for the npm
 * package. Does nothing if the file was made from exactly these sources.
 */
import { chmodSync, existsSync, renameSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { runNode } from "./run.mjs";
import { fingerprint, isFresh, markFresh } from "./stamp.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Writes the bundle to `target`, a path inside the repository. Derives the schema first if it is missing. */
export async function bundleSimulator(target) {
  process.chdir(root);
  // Skips the schema if it is up to date. An outdated schema is never bundled.
  await runNode(["--import", "tsx", "simulator/schema/derive.ts"]);
  const stamp = `${target}.stamp`;
  const inputs = fingerprint(["simulator", "package-lock.json"], {
    without: /\.test\.ts$|^simulator\/dist\//,
  });
  if (existsSync(target) && isFresh(stamp, inputs)) return;
  await build({
    entryPoints: ["simulator/main.ts"],
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    // npx runs this file directly.
    banner: { js: "#!/usr/bin/env node" },
    outfile: `${target}.${process.pid}`,
    logLevel: "warning",
  });
  chmodSync(`${target}.${process.pid}`, 0o755);
  renameSync(`${target}.${process.pid}`, target);
  markFresh(stamp, inputs);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await bundleSimulator("simulator/dist/simulator.cjs");
