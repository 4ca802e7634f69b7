import { defineConfig } from "@playwright/test";

if (!process.env.TEST_BROWSER)
  throw new Error("The journeys need the app, the simulator and a database. Run: npm run e2e -- <name>");

const isRoot = process.getuid?.() === 0;

/** Started by scripts/test.mjs, which builds and starts what the journeys need and says where it is. */
const config = defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  // On a busy machine Chromium now and then loses a click into a frame of another site that was moved a moment before.
  // Such a journey is made once more and named in the output (scripts/test-journeys.mjs); twice in a row is a failure.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI === "true",
  reporter: [["list"], ["json", { outputFile: process.env.TEST_REPORT }]],
  use: {
    baseURL: process.env.APP_URL,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.TEST_BROWSER,
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Chromium's sandbox refuses to run for root, as continuous integration often is.
        ...(isRoot ? ["--no-sandbox"] : []),
      ],
    },
  },
});

export default config;
