import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Every file that a document cites must exist. */

const root = path.dirname(__dirname);
const rooms = [
  "app",
  "bench",
  "components",
  "docs",
  "e2e",
  "examples",
  "lib",
  "oracle",
  "packages",
  "plugins",
  "prisma",
  "public",
  "scripts",
  "simulator",
];
const cited = new RegExp(`\`((?:${rooms.join("|")})/[\\w./[\\]-]+)\``, "g");
/** Cited files that are built or written at run time. */
const madeLater = [
  "public/embed/v1.js",
  "public/embed/v1-help.js",
  "public/fonts",
  "simulator/schema/derived.json",
];

function documents(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return documents(file);
    return file.endsWith(".md") ? [file] : [];
  });
}

function citations(file: string): string[] {
  const text = readFileSync(path.join(root, file), "utf8");
  return [...text.matchAll(cited)].map((match) => match[1] ?? "");
}

const all = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CHANGELOG.md",
  "simulator/README.md",
  ...["element", "embed", "react", "server", "vue"].map((name) => `packages/${name}/README.md`),
  "examples/README.md",
  "plugins/wordpress/README.md",
  ...documents("docs"),
].map((file) => ({
  file,
  paths: citations(file),
}));

it("finds the paths that documents cite", () => {
  expect(all.flatMap(({ paths }) => paths).length).toBeGreaterThan(10);
});

it.each(all.filter(({ paths }) => paths.length > 0))("$file cites only files that exist", ({ paths }) => {
  const missing = paths.filter((cite) => !madeLater.includes(cite) && !existsSync(path.join(root, cite)));
  expect(missing).toEqual([]);
});
