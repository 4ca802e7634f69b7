import { readFileSync } from "node:fs";
import path from "node:path";
import { operationNames } from "../../operations/operations";
import { permissionPage } from "./permission-page";

it("docs/permissions.md is what npm run permissions writes", () => {
  const written = readFileSync(path.join(__dirname, "../../../docs/permissions.md"), "utf8");
  expect(written).toBe(permissionPage());
});

it.each(operationNames)("docs/operations.md has one section about %s", (name) => {
  const page = readFileSync(path.join(__dirname, "../../../docs/operations.md"), "utf8");
  const headings = page.split("\n").filter((line) => line.startsWith("### "));
  expect(headings.filter((line) => line.includes(`\`${name}\``))).toHaveLength(1);
});
