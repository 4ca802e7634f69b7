import { defineConfig } from "@playwright/test";
import journeys from "../../playwright.config";

/** `npm test -- --only plugins`: the WordPress plugin in a real WordPress. Uses the journeys' setup. */
const config = defineConfig({
  ...journeys,
  testDir: ".",
  testIgnore: [],
  outputDir: "../../test-results",
  // Each worker would start a MariaDB and install WordPress.
  fullyParallel: false,
  workers: 1,
  timeout: 120_000,
});

export default config;
