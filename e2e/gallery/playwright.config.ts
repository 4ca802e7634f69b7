import { defineConfig } from "@playwright/test";
import journeys from "../../playwright.config";

/** `npm run gallery`: takes the pictures with the journeys' setup. Checks only that they can be taken. */
const config = defineConfig({
  ...journeys,
  testDir: ".",
  testMatch: "*.gallery.ts",
  outputDir: "../../test-results",
});

export default config;
