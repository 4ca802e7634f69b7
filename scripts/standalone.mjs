/**
 * Completes Next's standalone output, a folder that runs without `npm ci`. Next leaves out our server (server.mjs) with
 * the parts of Next that it needs, the built files that browsers fetch, and `public`. Next's server.js would start
 * without our limits, so it is replaced by a file that starts server.mjs.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** Files that Next includes only because our code looks for files at run time, and packages that only a build needs. */
const needless = [
  "lib",
  "simulator",
  ...["typescript", "sharp", "@img"].map((name) => `node_modules/${name}`),
];

/** Packages that are only for building, developing or debugging Next itself. */
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
  // Packages are loaded inside this function, because `npm run demo` imports this file before it installs packages.
  // Next used the same tracer for the rest of the folder.
  const { nodeFileTrace } = createRequire(import.meta.url)("next/dist/compiled/@vercel/nft");
  const { fileList } = await nodeFileTrace(["server.mjs"], { ignore: unused });
  for (const part of needless) rmSync(path.join(folder, part), { recursive: true, force: true });
  for (const file of fileList) copy(file, folder);
  for (const file of ["public", "prisma/migrations", path.join(distDir, "static")]) copy(file, folder);
  const { config } = JSON.parse(readFileSync(path.join(distDir, "required-server-files.json"), "utf8"));
  writeFileSync(path.join(folder, "standalone.json"), JSON.stringify(config));
  writeFileSync(path.join(folder, "server.js"), 'import("./server.mjs");\n');
  await bundleOperator(folder);
}

/** Bundles the operator's commands into one file, because the folder has no tsx to run them. */
async function bundleOperator(folder) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: ["scripts/operator.ts"],
    outfile: path.join(folder, "operator.js"),
    ...{ bundle: true, platform: "node", target: "node20", conditions: ["react-server"] },
    external: ["pg-native"],
    logLevel: "warning",
  });
}

function copy(file, folder) {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  // Replaces links between packages with their targets.
  cpSync(file, target, { recursive: true, dereference: true });
}

/** Whether `distDir` has a standalone output. */
export const hasStandalone = (distDir) => existsSync(path.join(distDir, "standalone", "server.mjs"));

export function forgetStandalone(distDir) {
  rmSync(path.join(distDir, "standalone"), { recursive: true, force: true });
}
