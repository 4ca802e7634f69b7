import path from "node:path";
import { failedUnits, journeysThat } from "./test-report.mjs";

const spec = (title: string, status: string) => ({
  file: "keys.spec.ts",
  title,
  tests: [{ status: "expected" }, { status }],
});

it("names Playwright's tests by how they ended, at any depth", () => {
  const suites = [
    { specs: [spec("rolls", "unexpected")], suites: [{ specs: [spec("reveals", "flaky")] }, { suites: [] }] },
    { suites: [{ suites: [{ specs: [spec("revokes", "unexpected")] }] }] },
  ];
  expect(journeysThat("unexpected", suites)).toEqual(["keys.spec.ts: rolls", "keys.spec.ts: revokes"]);
  expect(journeysThat("flaky", suites)).toEqual(["keys.spec.ts: reveals"]);
});

it("names Jest's failed tests, and a file that didn't load", () => {
  const file = (name: string, status: string, tests: Record<string, string>, message = "") => ({
    name: path.resolve(name),
    status,
    message,
    assertionResults: Object.entries(tests).map(([fullName, status]) => ({ fullName, status })),
  });
  const testResults = [
    file("lib/a.test.ts", "failed", { "adds up": "failed", subtracts: "passed" }),
    file("lib/b.test.ts", "failed", {}, "\n  Cannot find module './gone'\n    at …"),
    file("lib/c.test.ts", "passed", { holds: "passed" }),
  ];
  expect(failedUnits({ testResults })).toEqual([
    "lib/a.test.ts: adds up",
    "lib/b.test.ts: Cannot find module './gone'",
  ]);
});
