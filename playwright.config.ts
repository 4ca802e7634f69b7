import { defineConfig } from "@playwright/test";
import { browserArgs } from "./scripts/browser-args.mjs";

if (!process.env.TEST_BROWSER)
  throw new Error("The journeys need the app, the simulator and a database. Run: npm run e2e -- <name>");

/** Started by scripts/test.mjs, which builds and starts what the journeys need and says where it is. */
const config = defineConfig({
  testDir: "e2e",
  // Need more than the app: the steps examples and plugins open them.
  testIgnore: ["examples/**", "plugins/**"],
  outputDir: "test-results",
  fullyParallel: true,
  // One more than the two processors of continuous integration: a journey waits a third of its time.
  workers: 3,
  // On a busy machine Chromium now and then loses a click into a frame of another site that was moved a moment before.
  // Such a journey is made once more and named in the output (scripts/test-journeys.mjs); twice in a row is a failure.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI === "true",
  reporter: [["list"], ["json", { outputFile: process.env.TEST_REPORT }]],
  use: {
    baseURL: process.env.APP_URL,
    // Pictures of every step take a tenth of the time of all journeys: TEST_TRACE=1 npm run e2e -- <name>
    trace: process.env.TEST_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.TEST_BROWSER, args: browserArgs },
  },
});

export default config;
