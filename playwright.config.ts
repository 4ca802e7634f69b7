import { defineConfig } from "@playwright/test";
import { browserArgs } from "./scripts/browser-args.mjs";

if (!process.env.TEST_BROWSER)
  throw new Error("The journeys need the app, the simulator and a database. Run: npm run e2e -- <name>");

/**
 * The configuration that scripts/test.mjs uses. That script builds and starts everything the journeys need and passes
 * the addresses in the environment.
 */
const config = defineConfig({
  testDir: "e2e",
  // These tests need built examples or WordPress. `npm test -- --only examples` and `--only plugins` run them.
  testIgnore: ["examples/**", "plugins/**"],
  outputDir: "test-results",
  fullyParallel: true,
  // Continuous integration has two processors. A third worker helps, because journeys spend a third of their time
  // waiting.
  workers: 3,
  // On a busy machine, Chromium sometimes drops a click into another site's frame if the frame has just
  // moved. A journey that fails is retried once and named in the output (scripts/test-journeys.mjs). If it
  // fails again, the run fails.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI === "true",
  reporter: [["list"], ["json", { outputFile: process.env.TEST_REPORT }]],
  use: {
    baseURL: process.env.APP_URL,
    // Recording pictures of every step takes a tenth of the whole run's time. To record them: TEST_TRACE=1 npm run e2e
    // -- <name>
    trace: process.env.TEST_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.TEST_BROWSER, args: browserArgs },
  },
});

export default config;
