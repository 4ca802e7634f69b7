/** Writes docs/states.md from what the portal shows of every row, as the test that holds it to them does. */
import { run } from "./run.mjs";

const test = "lib/portal/state-table/state-table.test.ts";
const { code } = await run(process.execPath, ["scripts/jest.mjs", test, "-t", "docs/states.md"], {
  env: { STATES: "write" },
});
process.exit(code);
