import { defineConfig } from "@playwright/test";
import journeys from "../../playwright.config";

/** `npm run gallery`: takes the pictures with what the journeys run on, and asserts no more than that they can be taken. */
const config = defineConfig({
  ...journeys,
  testDir: ".",
  testMatch: "*.gallery.ts",
  outputDir: "../../test-results",
});

export default config;
