/** Puts the pictures of the rows of docs/states.md on contact sheets, each with the row's description. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { browserPath } from "./browser.mjs";
import { browserArgs } from "./browser-args.mjs";

const perSheet = 15;

/** Writes `sheet-01.png`, … beside the pictures. Does nothing if none were taken. */
export async function laySheets(folder) {
  if (!existsSync(folder)) return;
  const pictures = readdirSync(folder).filter((file) => /^\d+\.png$/.test(file));
  const titles = readTitles();
  const browser = await chromium.launch({ executablePath: await browserPath(), args: browserArgs });
  try {
    const page = await browser.newPage({ viewport: { width: 1900, height: 900 } });
    for (let begin = 0; begin < pictures.length; begin += perSheet) {
      const some = pictures.slice(begin, begin + perSheet);
      await page.setContent(sheetOf(folder, some, titles), { waitUntil: "load" });
      const number = String(begin / perSheet + 1).padStart(2, "0");
      await page.screenshot({ path: path.join(folder, `sheet-${number}.png`), fullPage: true });
    }
  } finally {
    await browser.close();
  }
}

/** Titles such as "past_due · debt: open", by the row's number. */
function readTitles() {
  const headings = readFileSync("docs/states.md", "utf8").matchAll(/^### (\d+)\. (.+)$/gm);
  return new Map([...headings].map(([, number, title]) => [Number(number), title]));
}

function sheetOf(folder, files, titles) {
  const figures = files.map((file) => {
    const data = readFileSync(path.join(folder, file)).toString("base64");
    const number = Number.parseInt(file, 10);
    return `<figure><figcaption>${number}. ${titles.get(number) ?? ""}</figcaption><img src="data:image/png;base64,${data}" alt=""></figure>`;
  });
  return `<!doctype html><meta charset="utf-8">
<style>
body { margin: 20px; font: 13px/1.4 system-ui; background: #f4f4f5; display: grid; grid-template-columns: repeat(5, 1fr); align-items: start; gap: 20px; }
figure { margin: 0; }
figcaption { min-height: 3em; margin-bottom: 6px; font-weight: 600; }
img { max-width: 100%; }
</style>
${figures.join("\n")}`;
}
