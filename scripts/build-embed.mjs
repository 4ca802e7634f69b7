/**
 * Builds the scripts that merchants' pages load: lib/embed/loader.ts → public/embed/v1.js, and its rarely needed parts
 * → public/embed/v1-help.js. Prints their sizes and fails above the limits, because every visitor of every merchant
 * downloads the first.
 */
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { minify } from "terser";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** 5 KiB, minus a margin: zlib's versions differ by a few bytes, and a build that passes here must pass everywhere. */
const gzippedBytesMax = 5 * 1024 - 32;

/** Properties of objects that never leave the loader: neither the page, the frame nor the other script reads them. */
const ownProperties =
  /^(appOrigin|settings|mounted|isIntact|isInPlace|isAlive|mountedAt|isIsolated|onExpired|onBlocked|renew|merchant|box|listeners|element|show)$/;

const scripts = [
  { from: "lib/embed/loader.ts", to: "public/embed/v1.js", format: "iife", gzippedBytesMax },
  { from: "lib/embed/help/help.ts", to: "public/embed/v1-help.js", format: "esm", gzippedBytesMax },
];

// Writes both or neither, because a page that loads one script may load the other.
const built = await Promise.all(scripts.map(buildScript));
if (built.some(({ isTooLarge }) => isTooLarge)) {
  console.error("A script is above its size limit; nothing was written.");
  process.exit(1);
}
for (const { to, text } of built) await replaceFile(join(root, to), text);

async function buildScript({ from, to, format, gzippedBytesMax }) {
  const { outputFiles } = await build({
    entryPoints: [join(root, from)],
    bundle: true,
    format,
    target: "es2020",
    legalComments: "none",
    tsconfigRaw: { compilerOptions: {} },
    write: false,
  });
  const text = await shorten(outputFiles[0].text);
  const gzippedBytes = gzipSync(text, { level: 9 }).length;
  console.log(`${to}: ${text.length} bytes, ${gzippedBytes} gzipped (limit ${gzippedBytesMax})`);
  return { to, text, isTooLarge: gzippedBytes > gzippedBytesMax };
}

/**
 * Shortens esbuild's output, which is otherwise 6% longer. The unsafe options are safe here, because the
 * scripts use no `this` and have no getters with side effects.
 */
async function shorten(text) {
  const { code } = await minify(text, {
    ecma: 2020,
    toplevel: true,
    compress: {
      passes: 3,
      inline: 1,
      unsafe: true,
      unsafe_arrows: true,
      unsafe_methods: true,
      pure_getters: true,
    },
    mangle: { properties: { regex: ownProperties, builtins: true } },
  });
  return code;
}

/** Replaces the file in one step, because a running server or another test may be reading the file. */
async function replaceFile(target, text) {
  await mkdir(dirname(target), { recursive: true });
  const unfinished = `${target}.${process.pid}`;
  await writeFile(unfinished, text);
  await rename(unfinished, target);
}
