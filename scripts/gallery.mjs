/**
 * Takes pictures of every state and dialog of the portal into dist/gallery, with an index.html to look through them.
 *
 *     npm run gallery
 *     npm run gallery -- past-due       only the pictures with this name
 *     npm run gallery -- rows           the table of states, on contact sheets (dist/gallery/rows/sheet-01.png, …)
 */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { laySheets } from "./contact-sheets.mjs";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { runJourneys } from "./test-journeys.mjs";

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const folder = "dist/gallery";
const [only] = process.argv.slice(2);

await install();
await generate();
if (!only) rmSync(folder, { recursive: true, force: true });
const { failed } = await runJourneys([
  "--config=e2e/gallery/playwright.config.ts",
  ...(only ? ["--grep", only] : []),
]);
await laySheets(path.join(folder, "rows"));
writeFileSync(path.join(folder, "index.html"), indexOf(readdirSync(folder, { withFileTypes: true })));
console.log(`${folder}/index.html`);
process.exit(failed === 0 ? 0 : 1);

function indexOf(entries) {
  const groups = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const sections = groups.map((group) => {
    const figures = readdirSync(path.join(folder, group)).map(
      (file) =>
        `<figure><img src="${group}/${file}" alt="" loading="lazy"><figcaption>${file.replace(".png", "")}</figcaption></figure>`,
    );
    return `<section><h2 id="${group}">${group}</h2><div>${figures.join("\n")}</div></section>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Portico's portal</title>
<style>
body { margin: 24px; font: 14px/1.5 system-ui; }
section > div { display: flex; flex-wrap: wrap; align-items: start; gap: 24px; }
figure { margin: 0; }
img { max-width: 600px; border: 1px solid #ddd; }
</style>
<h1>Portico's portal</h1>
<nav>${groups.map((group) => `<a href="#${group}">${group}</a>`).join(" · ")}</nav>
${sections.join("\n")}`;
}
