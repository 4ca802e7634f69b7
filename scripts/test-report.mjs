/** Reports that Jest and Playwright write about a run. */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

/** A path for one run's report. Removes an older report, so that it isn't mistaken for this run's. */
export function reportFile(name) {
  const file = path.resolve("test-results", `${name}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

export function readReport(file) {
  if (!existsSync(file)) throw new Error(`${path.basename(file)} was not written: the run did not finish.`);
  return JSON.parse(readFileSync(file, "utf8"));
}
