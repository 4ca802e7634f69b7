/**
 * Writes `derived.json`: every v1 operation of the installed `stripe` package with its parameters and
 * response. Runs with tsx. Does nothing if neither the package nor the derivation has changed.
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { operationsIn } from "./derive-operations";
import type { Schema } from "./schema";
import { TypeReader } from "./type-reader";

const root = join(__dirname, "../..");
const stripeFolder = join(root, "node_modules/stripe");
const target = join(__dirname, "derived.json");
const sources = ["derive.ts", "derive-operations.ts", "limit-phrases.ts", "limits.ts", "type-reader.ts"];

/** Changes with the package's version and with each of the derivation's files. */
function fingerprintNow(stripeVersion: string): string {
  const hash = createHash("sha256").update(stripeVersion);
  for (const source of sources) hash.update(readFileSync(join(__dirname, source)));
  return hash.digest("hex");
}

function resourceFiles(): string[] {
  const folder = join(stripeFolder, "esm/resources");
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => file.endsWith(".d.ts") && !file.endsWith("index.d.ts") && !/^V2\b/.test(file))
    .map((file) => join(folder, file));
}

function derive(stripeVersion: string, fingerprint: string): Schema {
  const files = resourceFiles();
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    types: [],
  });
  const reader = new TypeReader(program.getTypeChecker());
  const operations: Schema["operations"] = {};
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (!source) throw new Error(`TypeScript did not read ${file}.`);
    for (const operation of operationsIn(reader, source)) operations[operation.name] = operation;
  }
  const apiVersion = /'([^']+)'/.exec(readFileSync(join(stripeFolder, "esm/apiVersion.js"), "utf8"))?.[1];
  if (!apiVersion) throw new Error("The stripe package names no API version.");
  return { stripeVersion, apiVersion, fingerprint, operations, types: reader.types, objects: reader.objects };
}

function main(): void {
  const stripeVersion = readFileSync(join(stripeFolder, "VERSION"), "utf8").trim();
  const fingerprint = fingerprintNow(stripeVersion);
  if (existsSync(target)) {
    const current = JSON.parse(readFileSync(target, "utf8")) as Partial<Schema>;
    if (current.fingerprint === fingerprint) return;
  }
  const schema = derive(stripeVersion, fingerprint);
  const count = Object.keys(schema.operations).length;
  if (count < 400) throw new Error(`Only ${count} operations were read from stripe ${stripeVersion}.`);
  const unfinished = `${target}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(schema));
  renameSync(unfinished, target);
  console.log(`Derived ${count} operations from stripe ${stripeVersion}.`);
}

main();
