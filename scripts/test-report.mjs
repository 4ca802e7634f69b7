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

/** Playwright's tests with this status, such as `"flaky"` or `"unexpected"`, each as `file: title`. */
export function journeysThat(status, suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some((test) => test.status === status))
      .map(({ file, title }) => `${file}: ${title}`),
    ...journeysThat(status, inner),
  ]);
}

/** Jest's tests that failed, each as `file: title`, and the files that didn't load. */
export function failedUnits({ testResults }) {
  return testResults.flatMap(({ name, message, status, assertionResults }) => {
    const file = path.relative(process.cwd(), name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length > 0) return failed.map(({ fullName }) => `${file}: ${fullName}`);
    return status === "failed" ? [`${file}: ${message.trim().split("\n")[0]}`] : [];
  });
}
