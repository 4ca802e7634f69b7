import { defineConfig } from "@playwright/test";
import journeys from "../../playwright.config";

/** `npm test -- --only examples`: opens the built examples and packages. Uses the journeys' setup. */
const config = defineConfig({ ...journeys, testDir: ".", testIgnore: [], outputDir: "../../test-results" });

export default config;
