import { readFileSync } from "node:fs";
import path from "node:path";
import { dataPage } from "./data-page";

it("docs/data.md is up to date (`npm run data` generates it)", () => {
  const written = readFileSync(path.join(__dirname, "../../docs/data.md"), "utf8");
  expect(written).toBe(dataPage());
});
