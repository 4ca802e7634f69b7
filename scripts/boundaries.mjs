/**
 * Checks the dependency rules. Also fails if too few modules are read, because with an unsupported compiler,
 * dependency-cruiser reads nothing and reports no violations.
 */
import { spawnSync } from "node:child_process";

const fewestModules = 400;
const rooms = [
  "app",
  "components",
  "lib",
  "oracle",
  "simulator",
  "packages",
  "e2e",
  "proxy.ts",
  "instrumentation.ts",
];

const cruiser = "node_modules/dependency-cruiser/bin/dependency-cruise.mjs";
const run = spawnSync(process.execPath, [cruiser, ...rooms, "--output-type", "json"], {
  encoding: "utf8",
  maxBuffer: 256 * 1024 * 1024,
});
if (!run.stdout) fail(`dependency-cruiser did not answer: ${run.stderr}`);

const { summary } = JSON.parse(run.stdout);
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
if (summary.violations.length > 0)
  fail(`${summary.violations.length} dependency rules broken (see .dependency-cruiser.cjs for the reasons).`);
if (summary.totalCruised < fewestModules)
  fail(`Only ${summary.totalCruised} modules were read; at least ${fewestModules} were expected.`);
console.log(`boundaries: ${summary.totalCruised} modules, no violations`);

function fail(message) {
  console.error(message);
  process.exit(1);
}
