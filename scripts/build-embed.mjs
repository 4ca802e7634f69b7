/**
 * Builds the loader that merchants put into their pages: lib/embed/loader.ts → public/embed/v1.js.
 * Prints its size and fails above the limit, because every visitor of every merchant downloads it.
 */
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const target = join(root, "public/embed/v1.js");
/** 5 KiB, minus a margin: zlib's versions differ by a few bytes, and a build that passes here must pass everywhere. */
const gzippedBytesMax = 5 * 1024 - 32;

const result = await build({
  entryPoints: [join(root, "lib/embed/loader.ts")],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "none",
  tsconfigRaw: { compilerOptions: {} },
  write: false,
});
const script = result.outputFiles[0].contents;
const gzippedBytes = gzipSync(script, { level: 9 }).length;
console.log(`public/embed/v1.js: ${script.length} bytes, ${gzippedBytes} gzipped (limit ${gzippedBytesMax})`);
if (gzippedBytes > gzippedBytesMax) {
  console.error("The loader is above its size limit; nothing was written.");
  process.exit(1);
}
await mkdir(dirname(target), { recursive: true });
// Replaces the file in one step, because a running server or another test may be reading it.
const unfinished = `${target}.${process.pid}`;
await writeFile(unfinished, script);
await rename(unfinished, target);
