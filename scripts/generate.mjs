/**
 * Generates the files that aren't committed: the database client, the simulator's schema, the embed loader and the
 * fonts that the portal hosts. Skips each step whose inputs haven't changed.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runNode } from "./run.mjs";
import { fingerprint, isFresh, markFresh } from "./stamp.mjs";

const steps = [
  {
    name: "database client",
    reads: ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"],
    makes: "lib/db/generated/client.ts",
    command: ["node_modules/prisma/build/index.js", "generate"],
    // Generating needs no engine, but Prisma downloads one unless a path to an executable is set; any file works.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath },
  },
  {
    name: "simulator's schema",
    reads: ["simulator/schema", "package-lock.json"],
    makes: "simulator/schema/derived.json",
    command: ["--import", "tsx", "simulator/schema/derive.ts"],
  },
  {
    name: "embed loader",
    reads: ["lib/embed", "scripts/build-embed.mjs", "package-lock.json"],
    makes: "public/embed/v1.js",
    command: ["scripts/build-embed.mjs"],
  },
  {
    name: "hosted fonts",
    reads: [
      "lib/appearance/hosted-fonts.ts",
      "lib/appearance/fallback-faces.ts",
      "scripts/copy-fonts.ts",
      "package-lock.json",
    ],
    makes: "public/fonts",
    command: ["--import", "tsx", "scripts/copy-fonts.ts"],
  },
];

/** Runs every step whose inputs changed, all at once. If one fails, throws with its output. */
export async function generate() {
  await Promise.all(steps.map(runIfChanged));
}

async function runIfChanged(step) {
  const stamp = path.join("node_modules/.cache/portico", `${path.basename(step.makes)}.stamp`);
  const inputs = fingerprint(step.reads, { except: [step.makes] });
  if (existsSync(step.makes) && isFresh(stamp, inputs)) return;
  console.log(`generate: ${step.name}`);
  await runNode(step.command, { env: step.env });
  markFresh(stamp, inputs);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
  generate().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
