import { readFileSync } from "node:fs";
import path from "node:path";
import { operationNames } from "../../operations/operations";
import { permissionPage } from "./permission-page";

it("is up to date with npm run permissions", () => {
  const written = readFileSync(path.join(__dirname, "../../../docs/permissions.md"), "utf8");
  expect(written).toBe(permissionPage());
});

it.each(operationNames)("has a section about %s on the merchants' page", (name) => {
  const page = readFileSync(path.join(__dirname, "../../../docs/operations.md"), "utf8");
  const headings = page.split("\n").filter((line) => line.startsWith("### "));
  expect(headings.filter((line) => line.includes(`\`${name}\``))).toHaveLength(1);
});
