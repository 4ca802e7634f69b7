/**
 * Builds the packages: one file each, as an ES module and as CommonJS, with types for both. Prints the size of each
 * package in a page (minified and gzipped, with the packages it needs), and fails above the limits.
 *
 *     npm run packages                    all of them
 *     npm run packages -- embed react     some
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = import.meta.dirname;
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** In the order of their dependencies, so that each package finds the types of the packages it needs. */
const packages = {
  embed: { gzippedBytesMax: 1_000 },
  element: { gzippedBytesMax: 1_700 },
  react: { gzippedBytesMax: 1_200, isForClients: true },
  vue: { gzippedBytesMax: 1_300 },
  server: {},
};

const named = process.argv.slice(2);
const unknown = named.find((name) => !packages[name]);
if (unknown) throw new Error(`There is no package ${unknown}.`);
for (const [name, rules] of Object.entries(packages))
  if (named.length === 0 || named.includes(name)) await buildPackage(name, rules);

async function buildPackage(name, { gzippedBytesMax = Infinity, isForClients }) {
  const at = (file) => path.join(here, name, file);
  rmSync(at("dist"), { recursive: true, force: true });
  const shared = {
    entryPoints: [at("src/index.ts")],
    ...{ bundle: true, platform: "neutral", target: "es2022", packages: "external", logLevel: "warning" },
    // esbuild drops this directive from the source when it bundles, so it is added here.
    ...(isForClients && { banner: { js: '"use client";' } }),
  };
  await Promise.all([
    build({ ...shared, format: "esm", outfile: at("dist/index.js") }),
    build({ ...shared, format: "cjs", outfile: at("dist/index.cjs") }),
  ]);
  declareTypes(at);
  const bytes = await bytesInPage(at("dist/index.js"));
  const limit = gzippedBytesMax < Infinity ? ` (limit ${gzippedBytesMax})` : "";
  console.log(`@portico/${name}: ${bytes} bytes gzipped${limit}`);
  if (bytes > gzippedBytesMax) throw new Error(`@portico/${name} is above its size limit.`);
}

/**
 * The compiler writes declarations without file extensions, and those of lib/embed/api.ts into a separate folder.
 * Node.js needs all of them side by side: `.d.ts` for ES modules, `.d.cts` for CommonJS.
 */
function declareTypes(at) {
  const written = at("dist/declared");
  execFileSync(process.execPath, [tsc, "-p", at("."), "--outDir", written], { stdio: "inherit" });
  for (const file of readdirSync(written, { recursive: true }).filter((file) => file.endsWith(".d.ts"))) {
    const text = readFileSync(path.join(written, file), "utf8");
    for (const kind of ["js", "cjs"]) {
      const target = at(`dist/${path.basename(file, ".d.ts")}.d.${kind.replace("js", "ts")}`);
      writeFileSync(target, text.replace(/(from |import\()"\.[./\w-]*\/([\w-]+)"/g, `$1"./$2.${kind}"`));
    }
  }
  rmSync(written, { recursive: true });
}

/**
 * The gzipped size of the file as a page's bundler would include it: minified, with the packages it needs except
 * the framework.
 */
async function bytesInPage(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    ...{ bundle: true, minify: true, format: "esm", target: "es2022", write: false, logLevel: "error" },
    external: ["react", "vue"],
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}
