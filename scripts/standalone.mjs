/**
 * Completes Next's standalone output, a folder that runs without `npm ci`: Next leaves out our server (server.mjs) and
 * what it needs of Next, the built files that browsers fetch, and `public`. Its own server.js would start Next without
 * our limits, so it starts ours.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

// The tracer Next made the rest of the folder with.
const { nodeFileTrace } = createRequire(import.meta.url)("next/dist/compiled/@vercel/nft");

/** What Next takes along because our code looks for files at run time, and packages that only a build needs. */
const needless = [
  "lib",
  "simulator",
  ...["typescript", "sharp", "@img"].map((name) => `node_modules/${name}`),
];

/** For building, for development and for debugging Next itself. */
const unused = [
  ...["typescript", "sharp", "@img", "caniuse-lite"].map((name) => `**/node_modules/${name}/**`),
  ...["docs", "build/webpack", "compiled/webpack", "compiled/babel*", "compiled/next-devtools"].map(
    (part) => `**/next/dist/${part}/**`,
  ),
  "**/next-server/*.dev.js",
  "**/*.map",
];

export async function completeStandalone(distDir) {
  const folder = path.join(distDir, "standalone");
  const { fileList } = await nodeFileTrace(["server.mjs"], { ignore: unused });
  for (const part of needless) rmSync(path.join(folder, part), { recursive: true, force: true });
  for (const file of fileList) copy(file, folder);
  for (const file of ["public", "prisma/migrations", path.join(distDir, "static")]) copy(file, folder);
  const { config } = JSON.parse(readFileSync(path.join(distDir, "required-server-files.json"), "utf8"));
  writeFileSync(path.join(folder, "standalone.json"), JSON.stringify(config));
  writeFileSync(path.join(folder, "server.js"), 'import("./server.mjs");\n');
}

function copy(file, folder) {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  // Links between packages become what they point to.
  cpSync(file, target, { recursive: true, dereference: true });
}

/** Whether `distDir` holds a standalone output. */
export const hasStandalone = (distDir) => existsSync(path.join(distDir, "standalone", "server.mjs"));

export function forgetStandalone(distDir) {
  rmSync(path.join(distDir, "standalone"), { recursive: true, force: true });
}
