/** What Jest and Playwright write about a run. */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

/** A file for the report of one run; an older one is taken away, so that it cannot speak for this run. */
export function reportFile(name) {
  const file = path.resolve("test-results", `${name}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

export function readReport(file) {
  if (!existsSync(file))
    throw new Error(`${path.basename(file)} was not written: the run did not come to its end.`);
  return JSON.parse(readFileSync(file, "utf8"));
}
