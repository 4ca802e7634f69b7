import { execFileSync } from "node:child_process";
import { test as base } from "@playwright/test";
import { type StandIn, startStandIn } from "./stand-in-app";

/** A test of the built loader. Each test has its own app and its own merchant's site. */
export const test = base.extend<{ standIn: StandIn }, { builtLoader: void }>({
  builtLoader: [
    // Playwright reads a fixture's dependencies from this pattern.
    async ({}, provide) => {
      execFileSync(process.execPath, ["scripts/build-embed.mjs"]);
      await provide();
    },
    { scope: "worker", auto: true },
  ],
  standIn: async ({}, provide) => {
    const standIn = await startStandIn();
    await provide(standIn);
    standIn.close();
  },
});
