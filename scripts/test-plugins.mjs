/**
 * Packs the WordPress plugin, checks it with WordPress's coding standards, and runs it in a real WordPress
 * with the app. If Debian's packages for this are missing, the step is skipped, or fails if PLUGINS is 1.
 */
import { missingPluginPackages } from "./plugin-packages.mjs";
import { run, runNode } from "./run.mjs";
import { runJourneys } from "./test-journeys.mjs";

/** Runs the tests whose files match `names`, or all. Returns `{ passed, failed, failures }`. */
export async function runPlugins(names) {
  process.stdout.write(await runNode(["plugins/build.mjs"]));
  const missing = missingPluginPackages();
  if (missing.length > 0) {
    const message = `The WordPress plugin's tests need Debian's ${missing.join(", ")}`;
    if (process.env.PLUGINS === "1") throw new Error(`${message}.`);
    console.log(`plugins: SKIPPED. ${message}; .ci/run installs them.`);
    return { passed: 0, failed: 0, failures: [] };
  }
  // The journeys rarely keep both processors busy.
  const [isStandard, journeys] = await Promise.all([
    followsStandards(),
    runJourneys(["--config=e2e/plugins/playwright.config.ts", ...names]),
  ]);
  return {
    passed: journeys.passed + Number(isStandard),
    failed: journeys.failed + Number(!isStandard),
    failures: [...(isStandard ? [] : ["plugins/wordpress breaks a coding standard"]), ...journeys.failures],
  };
}

async function followsStandards() {
  const { code, output } = await run("phpcs", ["--standard=phpcs.xml", "--no-colors", "-q"], {
    cwd: "plugins/wordpress",
    quiet: true,
  });
  if (code !== 0) console.error(output.trim());
  return code === 0;
}
