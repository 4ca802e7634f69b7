import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Checks the packed WordPress plugin without WordPress. The tests in e2e/plugins run it in WordPress. */

const plugin = path.join(__dirname, "wordpress");
const read = (name: string) => readFileSync(path.join(plugin, name), "utf8");
const zip = path.join(__dirname, "../dist/plugins/portico.zip");
const names = readdirSync(plugin, { recursive: true, encoding: "utf8" });
const build = () =>
  execFileSync(process.execPath, ["build.mjs"], {
    cwd: __dirname,
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
const digest = () => createHash("sha256").update(readFileSync(zip)).digest("hex");

const template = read("languages/portico.pot");
build();

it("the plugin is packed into the same bytes each time", () => {
  const first = digest();
  build();
  expect(digest()).toBe(first);
});

it("the zip contains the plugin's files and license, and no files that only developers need", () => {
  const text = readFileSync(zip).toString("latin1");
  for (const name of ["portico.php", "uninstall.php", "readme.txt", "LICENSE", "languages/portico.pot"])
    expect(text).toContain(`portico/${name}`);
  expect(text).not.toContain("phpcs.xml");
});

it("the committed template is the one that npm run plugins writes", () => {
  expect(read("languages/portico.pot")).toBe(template);
});

it("the template has every text that the plugin translates", () => {
  const calls = names
    .filter((name) => /\.(php|js)$/.test(name))
    .flatMap((name) => [
      ...read(name).matchAll(/\b(?:__|esc_html__|esc_attr__|esc_html_e|esc_attr_e)\(\s*(['"])(.*?)\1,/gs),
    ]);
  const texts = new Set(calls.map(([, , text = ""]) => text));
  expect(texts.size).toBeGreaterThan(50);
  for (const text of texts) expect(template).toContain(`msgid "${text.replace(/["\\]/g, "\\$&")}"`);
});

it("the plugin has Portico's version in every place where WordPress reads it", () => {
  const { version } = JSON.parse(readFileSync(path.join(__dirname, "../package.json"), "utf8"));
  expect(read("portico.php")).toMatch(new RegExp(`^ \\* Version: +${version}$`, "m"));
  expect(read("readme.txt")).toContain(`Stable tag: ${version}\n`);
  for (const block of ["portal", "gate"])
    expect(read(`blocks/${block}/editor.asset.php`)).toContain(`'version'      => '${version}'`);
});

it("every PHP file has a guard against direct requests", () => {
  const guard = /defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;/;
  const files = names.filter((name) => name.endsWith(".php") && !name.endsWith("editor.asset.php"));
  expect(files.filter((name) => !guard.test(read(name)))).toEqual([]);
});
