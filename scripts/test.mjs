/**
 * Runs every check and test, even in a fresh clone. Ends with one line: `N passed, N failed`.
 *
 *     npm test
 *     npm test -- --only unit change-plan        one step, narrowed by a name
 *
 * Steps: format, lint, types, boundaries, unused, only-tested, citations, commits (together: check), unit, languages,
 * oldest-postgres, e2e, examples, plugins. The step only-tested finds exports that only tests use. The step languages
 * runs the snippets and helpers for merchants' servers and the recipes' functions in the languages and runtimes that are
 * installed, or with SNIPPETS=1 in all of them. The step oldest-postgres runs the migrations on the oldest PostgreSQL
 * that DATABASE_URL may point to. The step plugins runs the WordPress plugin in WordPress. If Debian's packages for it
 * are missing, the step is skipped, or fails if PLUGINS is 1.
 */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { run } from "./run.mjs";

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const { values, positionals: names } = parseArgs({
  options: { only: { type: "string" } },
  allowPositionals: true,
});

const checks = {
  format: ["node_modules/prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."],
  lint: ["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."],
  types: ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."],
  boundaries: ["scripts/boundaries.mjs"],
  unused: ["node_modules/knip/bin/knip.js", "--no-progress", "--no-config-hints"],
  "only-tested": ["node_modules/knip/bin/knip.js", "--production", "--no-progress", "--no-config-hints"],
  citations: ["scripts/citations.mjs"],
  commits: ["scripts/commit-subjects.mjs"],
};
const languages = "lib/snippets/(languages|helpers)|scripts/recipes/runtimes";
const steps = {
  ...Object.fromEntries(Object.entries(checks).map(([name, args]) => [name, () => check(args)])),
  // A whole run loads the files in groups (scripts/test-groups.mjs).
  unit: () =>
    jest(names.length > 0 ? {} : { TEST_GROUPS: "1" }, [...names, `--testPathIgnorePatterns=${languages}`]),
  languages: () => jest({}, [languages]),
  "oldest-postgres": () =>
    jest({ TEST_OLDEST_POSTGRES: "1" }, ["lib/db/migrate.test", "prisma/migrations.test"]),
  e2e: async () => (await import("./test-journeys.mjs")).runJourneys(names),
  examples: async () => (await import("./test-examples.mjs")).runExamples(names),
  plugins: async () => (await import("./test-plugins.mjs")).runPlugins(names),
};

main().then(
  ({ passed, failed, failures }) => {
    // Repeats the failures at the end, because those of early steps have scrolled out of sight.
    for (const failure of failures) console.log(`Failed: ${failure}`);
    console.log(`${passed} passed, ${failed} failed`);
    process.exit(failed === 0 ? 0 : 1);
  },
  (error) => {
    console.error(error.message);
    console.log("0 passed, 1 failed");
    process.exit(1);
  },
);

async function main() {
  const wanted =
    values.only === "check" ? Object.keys(checks) : values.only ? [values.only] : Object.keys(steps);
  const unknown = wanted.find((name) => !steps[name]);
  if (unknown)
    throw new Error(`There is no step ${unknown}; there is check, ${Object.keys(steps).join(", ")}.`);
  await install();
  await generate();
  const total = { passed: 0, failed: 0, failures: [] };
  const runStep = async (name) => {
    const began = Date.now();
    const {
      passed,
      failed,
      failures = [],
    } = await steps[name]().catch((error) => {
      console.error(error.stack);
      return { passed: 0, failed: 1, failures: [error.message] };
    });
    total.passed += passed;
    total.failed += failed;
    total.failures.push(...failures.map((failure) => `${name}: ${failure}`));
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    console.log(`${failed === 0 ? "✓" : "✗"} ${name}: ${passed} passed, ${failed} failed in ${seconds} s\n`);
  };
  // Each check keeps one processor busy. Every other step uses all processors.
  const next = wanted.filter((name) => name in checks);
  const runChecks = async () => {
    for (let name = next.shift(); name; name = next.shift()) await runStep(name);
  };
  await Promise.all([runChecks(), runChecks()]);
  for (const name of wanted.filter((name) => !(name in checks))) await runStep(name);
  return total;
}

async function check(args) {
  const { code, output } = await run(process.execPath, args, { quiet: true });
  if (code !== 0) console.error(output.trim());
  if (code === 0) return { passed: 1, failed: 0 };
  return { passed: 0, failed: 1, failures: [output.trim().split("\n")[0]] };
}

async function jest(env, args) {
  const { failedUnits, readReport, reportFile } = await import("./test-report.mjs");
  const file = reportFile("jest");
  const { code } = await run(
    process.execPath,
    ["scripts/jest.mjs", "--json", "--outputFile", file, ...args],
    { env },
  );
  const report = readReport(file);
  // A file that doesn't load has no failing tests, but still counts as a failure.
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  if (report.numPendingTests > 0) console.log(`${report.numPendingTests} tests were skipped.`);
  return {
    passed: report.numPassedTests,
    failed: failed || (code === 0 ? 0 : 1),
    failures: failedUnits(report),
  };
}
