/**
 * Adds a row of an operation, as its tests store it, to lib/portal/recovery/stored-rows. Run it for a new operation, and
 * for one whose stored command has changed:
 *
 *     npm run rows -- purchase_order
 */
import { run } from "./run.mjs";

const [name = ""] = process.argv.slice(2);
const test = `lib/portal/operations/${name.replaceAll("_", "-")}.test.ts`;
const { code } = await run(process.execPath, ["scripts/jest.mjs", "--runTestsByPath", test], {
  env: { RECORD_ROW: name },
});
process.exit(code);
