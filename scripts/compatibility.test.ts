import { readFileSync } from "node:fs";
import path from "node:path";
import { compatibilityPage } from "@/e2e/support/compatibility-page";
import { compatibilityTable } from "@/e2e/support/compatibility-table";
import { pathsWithoutEffect, wishPaths } from "@/lib/portal/wishes/wish-fields";

const root = path.dirname(__dirname);
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const all = Object.values(compatibilityTable).flat();

it("docs/compatibility.md is what npm run events writes", () => {
  expect(read("docs/compatibility.md")).toBe(compatibilityPage());
});

it.each(all)("$name names a test that exists", ({ shown }) => {
  const titles = [...read(shown.file).matchAll(/\b(?:test|it)(?:\.each\([^]*?\))?\(\s*(["`])(.+?)\1,/g)];
  expect(titles.map((match) => match[2])).toContain(shown.title);
});

it.each([...Object.values(wishPaths), ...pathsWithoutEffect])("the table has a line about %s", (wish) => {
  // Our own options are described in the reference, not in this table.
  const ours = ["texts"];
  const names = all.flatMap(({ name }) => name.split(", ")).map((name) => name.replace(/^options\./, ""));
  const isNamed = names.some((name) => wish === name || wish.startsWith(`${name}.`));
  expect(isNamed || ours.includes(wish)).toBe(true);
});
