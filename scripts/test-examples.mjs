/**
 * Builds the packages and every example in `examples/`, as a fresh clone would, and opens them in the browser. Each
 * successful build counts as a test.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { npm } from "./install.mjs";
import { runNode } from "./run.mjs";
import { fingerprint, isFresh, markFresh } from "./stamp.mjs";
import { runJourneys } from "./test-journeys.mjs";

const folder = "examples";
/** On two processors, two builds take little longer than one. */
const atOnce = 2;

/** Runs the tests whose names match `names`, or all. Returns `{ passed, failed, failures }`. */
export async function runExamples(names) {
  process.stdout.write(await runNode(["packages/build.mjs"]));
  await install();
  const unbuilt = await buildAll();
  const opened = await runJourneys(["--config=e2e/examples/playwright.config.ts", ...names]);
  return {
    passed: opened.passed + examples().length - unbuilt.length,
    failed: opened.failed + unbuilt.length,
    failures: [...unbuilt.map((name) => `examples/${name} doesn't build`), ...opened.failures],
  };
}

const examples = () => JSON.parse(readFileSync(`${folder}/package.json`, "utf8")).workspaces;

/** `npm ci`, unless exactly these packages are installed. */
async function install() {
  const built = readdirSync("packages").map((name) => `packages/${name}/dist`);
  const stamp = `${folder}/node_modules/portico.stamp`;
  const inputs = fingerprint([`${folder}/package-lock.json`, `${folder}/.npmrc`, ...built]);
  if (isFresh(stamp, inputs)) return;
  const { code } = await timed("npm ci", () =>
    npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder }),
  );
  if (code !== 0) throw new Error("npm ci failed in examples; its output is above.");
  markFresh(stamp, inputs);
}

/** Returns the names of the examples that failed to build. */
async function buildAll() {
  const waiting = examples().filter((name) => scriptsOf(name).build);
  const failed = [];
  const worker = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const cwd = path.join(folder, name);
      const { code, output } = await timed(`${name}: npm run build`, () =>
        npm(["run", "build", "--silent"], {
          cwd,
          quiet: true,
          env: { CI: "true", NEXT_TELEMETRY_DISABLED: "1" },
        }),
      );
      if (code === 0) continue;
      failed.push(name);
      console.error(`examples/${name} doesn't build:\n${output.trim()}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return failed;
}

const scriptsOf = (name) => JSON.parse(readFileSync(path.join(folder, name, "package.json"), "utf8")).scripts;

async function timed(what, work) {
  const began = Date.now();
  const result = await work();
  console.log(`examples: ${what} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return result;
}
