/**
 * Serves a function in Vercel's Edge Runtime, in which only Web APIs exist.
 * `node serve-in-edge-runtime.mjs <entry> <folder of packages>`
 */
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";

const [entry, packages] = process.argv.slice(2);
const { EdgeRuntime, runServer } = createRequire(`${packages}/`)("edge-runtime");

const { outputFiles } = await build({
  stdin: {
    contents: `import entry from "./${path.basename(entry)}";
      addEventListener("fetch", (event) => event.respondWith(entry.fetch(event.request)));`,
    resolveDir: path.dirname(entry),
  },
  ...{ bundle: true, format: "iife", write: false },
});
const runtime = new EdgeRuntime({
  initialCode: outputFiles[0].text,
  extend: (context) => Object.assign(context, { process: { env: { ...process.env } } }),
});
await runServer({ runtime, port: Number(process.env.PORT), host: "127.0.0.1" });
