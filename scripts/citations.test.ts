import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const script = path.resolve("scripts/citations.mjs");

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "portico-citations-"))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Checks a folder that has this file, a module and a decision. */
function check(name: string, text: string) {
  for (const [file, content] of [
    ["lib/money.ts", ""],
    ["docs/decisions/0001-money-is-whole.md", ""],
    [name, `\n${text}\n`],
  ] as const) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  const env = { ...process.env, NODE_OPTIONS: "" };
  return spawnSync(process.execPath, [script], { cwd: folder, encoding: "utf8", env });
}

const comment = (text: string) => ["/**", text, "*/"].join(" ");
const title = (text: string) => `it("${text}", () => {});`;

it.each([
  ["a path", "lib/cents.ts"],
  ["a file's name", "cents.ts"],
  ["a decision", "0002", "decision 0002"],
  ["a section of a document", "MONEY 3.1"],
  ["a case in parentheses", "M22", "(M22)"],
])("refuses a comment with %s that is not here", (_what, cited, text = cited) => {
  for (const name of ["lib/tax.ts", "docs/tax.md"]) {
    const { status, stderr } = check(name, name.endsWith(".md") ? text : comment(`See ${text}.`));
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `${name}:2 refers to ${cited}, which is not here\n`,
    });
    rmSync(path.join(folder, name));
  }
});

it.each([
  ["M22", (number: string) => title(`${number}: refuses cents`)],
  ["E7", (number: string) => title(`${number} and ${number}1: rounds down`)],
  ["S08", (number: string) => `it.each([1, 2])("${number}: rounds %d", round);`],
  ["P1", (number: string) => `it.each([["${number}: rounds", 1]])("%s", round);`],
])("refuses a test title that begins with the case number %s", (number, text) => {
  const { status, stderr } = check("lib/money.test.ts", text(number));
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: `lib/money.test.ts:2 refers to ${number}, which is not here\n`,
  });
});

it.each([
  ["What", "lib/tax.ts", comment("What a customer pays.")],
  ["Who", "lib/tax.ts", comment("Taxes. Who pays them is in Stripe.")],
  ["Whoever", "lib/tax.ts", ["  ", " Whoever pays."].join("//")],
  ["Whose", "lib/tax.ts", ["const tax = 1; ", " Whose tax it is."].join("//")],
  ["Whatever", "lib/tax.ts", ["/**", " * The taxes.", " * Whatever they are.", " */"].join("\n")],
  ["What", "lib/tax.tsx", `{${comment("What is due.").replace("**", "*")}}`],
  ["What", "app/tax.css", comment("What is due.").replace("**", "*")],
  ["What", "prisma/schema.prisma", ["  ", " What is due."].join("///")],
])("refuses a comment in which a sentence begins with %s, as in %s", (word, name, text) => {
  const { status, stderr } = check(name, text);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringMatching(`^${name}:\\d begins a sentence with "${word}"\n$`) as unknown,
  });
});

it.each([
  ["docs/tax.md", "What a customer pays."],
  ["prisma/migrations/1/migration.sql", ["", " What Prisma lacks."].join("--")],
  ["lib/tax.ts", comment("The customer who pays, and what for.")],
  ["lib/tax.ts", 'export const text = "What a customer pays.";'],
])("allows %s to contain %s", (name, text) => {
  expect(check(name, text)).toMatchObject({ status: 0, stderr: "" });
});

it.each([
  comment("See lib/money, lib/money.ts, money.ts and decision 0001."),
  comment("WCAG 2.2 has it."),
  title("rounds like lib/money.ts: 1.5 to 1"),
])("accepts %s", (text) => {
  expect(check("lib/money.test.ts", text)).toMatchObject({ status: 0, stderr: "" });
});
