import { execFileSync } from "node:child_process";
import path from "node:path";

/** Runs the check in a separate process, because Jest doesn't load ES modules. */
function strayLines(lines: string[]): string[] {
  const script = `import { strayLines } from ${JSON.stringify(path.resolve("scripts/log-check.mjs"))};
    process.stdout.write(JSON.stringify(strayLines(${JSON.stringify(lines.join("\n"))})));`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", script]);
  return JSON.parse(printed.toString()) as string[];
}

const line = (message: string) => JSON.stringify({ level: "info", message });

it("finds nothing in the banner and in lines of the log", () => {
  expect(
    strayLines(["▲ Next.js 16.0.0", "- Local: http://127.0.0.1:3000", line("Portico is ready."), ""]),
  ).toEqual([]);
});

it.each([
  ["an email address", "ada@example.com"],
  ["an IP address", "203.0.113.7"],
  ["an IP address", "::1"],
  ["a hash", "0f".repeat(32)],
  ["a ticket or a token", "?ticket=x"],
  ["a ticket or a token", "a1B".repeat(15)],
  ["a ticket or a token", "eyJhbGciOiJIUzI1NiJ9"],
  ["a key", "rk_test_123"],
  ["a key", "whsec_123"],
  ["a customer's ID", "cus_NffrFeUfNV2Hib"],
  ["a user agent", "Mozilla/5.0"],
])("finds %s: %s", (what, text) => {
  expect(strayLines([line("Portico is ready."), line(`About ${text}.`)])).toEqual([
    expect.stringMatching(new RegExp(`^${what}`)),
  ]);
});

it.each([["plain text"], ["{}"], [JSON.stringify({ level: "debug", message: "x" })], ["{ broken"]])(
  "finds what isn't a line of the log: %s",
  (text) => expect(strayLines([text])).toEqual([expect.stringMatching(/^not a line of the log/)]),
);
