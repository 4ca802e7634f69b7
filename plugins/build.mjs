/**
 * Collects the texts of the WordPress plugin for translators, and packs the plugin into dist/plugins/portico.zip.
 *
 *     npm run plugins
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { potOf } from "./pot.mjs";
import { zip } from "./zip.mjs";

const root = path.dirname(import.meta.dirname);
const plugin = path.join(import.meta.dirname, "wordpress");
const template = "languages/portico.pot";
/** Files for developers of the plugin, not for sites. */
const leftOut = ["README.md", "phpcs.xml"];
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

const files = readdirSync(plugin, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(plugin, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
  .filter((name) => !leftOut.includes(name) && name !== template)
  .sort();

const translated = files.filter((name) => /\.(php|js|json)$/.test(name));
const texts = translated.map((name) => ({ name, text: readFileSync(path.join(plugin, name), "utf8") }));
writeFileSync(path.join(plugin, template), potOf(texts, version));

const packed = [
  ...[...files, template].map((name) => [name, path.join(plugin, name)]),
  ["LICENSE", path.join(root, "LICENSE")],
];
const entries = packed.map(([name, file]) => ({ name: `portico/${name}`, content: readFileSync(file) }));
mkdirSync(path.join(root, "dist/plugins"), { recursive: true });
writeFileSync(path.join(root, "dist/plugins/portico.zip"), zip(entries));
console.log(`dist/plugins/portico.zip: version ${version}, ${entries.length} files`);
