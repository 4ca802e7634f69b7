/** Remembers the inputs of a result, so that nothing is built twice from the same inputs. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * SHA-256 over the names and bytes of files and whole folders. A path that doesn't exist adds nothing.
 * `except` and `without` leave out files that a step writes itself or doesn't read.
 */
export function fingerprint(paths, { except = [], without } = {}) {
  const hash = createHash("sha256").update(process.version);
  for (const file of paths.flatMap((entry) => filesUnder(entry)).sort()) {
    if (except.includes(file) || without?.test(file)) continue;
    hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Whether the stamp was written for exactly these inputs. */
export function isFresh(stamp, inputs) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === inputs;
}

/** Must be the last write, so that an interrupted step runs again. */
export function markFresh(stamp, inputs) {
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, inputs);
}

function filesUnder(entry) {
  if (!existsSync(entry)) return [];
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry).flatMap((name) => filesUnder(`${entry}/${name}`));
}
