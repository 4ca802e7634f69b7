/** Writes docs/states.md by running the test that compares it with the portal's view. */
import { run } from "./run.mjs";

const test = "lib/portal/state-table/state-table.test.ts";
const { code } = await run(process.execPath, ["scripts/jest.mjs", test, "-t", "docs/states.md"], {
  env: { STATES: "write" },
});
process.exit(code);
