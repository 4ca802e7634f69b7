import { readFileSync } from "node:fs";
import path from "node:path";
import { permissionPage } from "./permission-page";

it("is up to date: npm run permissions writes it", () => {
  const written = readFileSync(path.join(__dirname, "../../docs/permissions.md"), "utf8");
  expect(written).toBe(permissionPage());
});
