/** Builds dist/: one file as an ES module and as CommonJS, with types for each. */
import { execFileSync } from "node:child_process";
import { copyFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const at = (...parts) => path.join(here, ...parts);
rmSync(at("dist"), { recursive: true, force: true });

const shared = { entryPoints: [at("src/index.ts")], bundle: true, target: "es2022", platform: "neutral" };
await Promise.all([
  build({ ...shared, format: "esm", outfile: at("dist/index.js") }),
  build({ ...shared, format: "cjs", outfile: at("dist/index.cjs") }),
]);
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
execFileSync(process.execPath, [tsc, "-p", here], { stdio: "inherit" });
// The same declarations, under the name that CommonJS looks for.
copyFileSync(at("dist/index.d.ts"), at("dist/index.d.cts"));
