/**
 * Copies the hosted fonts (lib/appearance/hosted-fonts.ts) from their packages to public/fonts, with their licenses, and
 * adds their fallbacks to their style sheets.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fallbackFaces } from "../lib/appearance/fallback-faces";
import { type HostedFont, hostedFonts } from "../lib/appearance/hosted-fonts";

const target = "public/fonts";
const sheet = "wght.css";

rmSync(target, { recursive: true, force: true });
for (const font of Object.keys(hostedFonts) as HostedFont[]) {
  const from = path.join("node_modules/@fontsource-variable", font);
  const to = path.join(target, font);
  const css = readFileSync(path.join(from, sheet), "utf8");
  if (!css.includes(`font-family: '${hostedFonts[font]} Variable'`))
    throw new Error(`${from} declares a font family other than ${hostedFonts[font]} Variable.`);
  mkdirSync(path.join(to, "files"), { recursive: true });
  for (const [, file = ""] of css.matchAll(/url\(\.\/([^)]+)\)/g))
    cpSync(path.join(from, file), path.join(to, file));
  cpSync(path.join(from, "LICENSE"), path.join(to, "LICENSE"));
  writeFileSync(path.join(to, sheet), `${css}\n${fallbackFaces(font, css)}`);
}
