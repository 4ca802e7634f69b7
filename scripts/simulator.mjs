#!/usr/bin/env node
/**
 * The simulator's command in a clone: `npx . --seed lumen`, or `npm run simulator -- --seed lumen`. Bundles the
 * simulator if it changed, then runs the bundle with the given arguments.
 */
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./install.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const target = "simulator/dist/simulator.cjs";
const began = process.cwd();

process.chdir(root);
try {
  await install();
  const { bundleSimulator } = await import("./bundle-simulator.mjs");
  await bundleSimulator(target);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
// Paths on the command line are relative to the caller's folder.
process.chdir(began);
createRequire(import.meta.url)(path.join(root, target));
