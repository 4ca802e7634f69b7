/** Starts Jest with the options that Prisma's query compiler needs, the same way on every platform. */
import { run } from "./run.mjs";

const options = [
  process.env.NODE_OPTIONS,
  "--experimental-vm-modules",
  "--disable-warning=ExperimentalWarning",
];
const { code } = await run(process.execPath, ["node_modules/jest/bin/jest.js", ...process.argv.slice(2)], {
  env: { NODE_OPTIONS: options.filter(Boolean).join(" ") },
});
process.exit(code);
