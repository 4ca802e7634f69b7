import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** The pictures in the repository are few enough to clone, and the page next to them shows each picture. */

const folder = path.join(__dirname, "../docs/gallery");
const pictures = readdirSync(folder).filter((file) => file.endsWith(".png"));

it("the gallery has at most 24 pictures, of 3 MB in all", () => {
  const bytes = pictures.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  expect(pictures.length).toBeLessThanOrEqual(24);
  expect(bytes).toBeLessThanOrEqual(3_000_000);
});

it("the page shows every picture, and no other", () => {
  const page = readFileSync(path.join(folder, "README.md"), "utf8");
  const shown = [...page.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, file]) => file);
  expect(shown.sort()).toEqual(pictures.sort());
});

it("each picture from before the redesign has one from after it", () => {
  const afters = pictures
    .filter((file) => file.startsWith("before-"))
    .map((file) => file.replace("before", "after"));
  expect(pictures).toEqual(expect.arrayContaining(afters));
});
