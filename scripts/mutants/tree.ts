/** A copy of the project in which every guard can be turned off. The tests run in the copy, never in the original. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { addSwitches, type Guard, guardsIn } from "./guards";

export const folder = path.resolve(".data/mutants");
export const tree = path.join(folder, "tree");
export const reachedFolder = path.join(folder, "reached");

const rooms = ["lib/portal", "lib/operations", "lib/embed", "lib/merchant"];
/** Tables that describe the portal for its tests and documents. They contain no guards. */
const describing = /\.test\.tsx?$|\/(permission-table|state-table)\//;
const generated = ["lib/db/generated", "simulator/schema/derived.json", "public/embed"];

export const readJson = <Value>(file: string) => JSON.parse(readFileSync(file, "utf8")) as Value;

const git = (...args: string[]) =>
  execFileSync("git", args, { encoding: "utf8" }).split("\n").filter(Boolean);

/** Makes the copy and returns its guards. A guard's number is its index in the list. */
export function plantedTree(): Guard[] {
  console.log("Copying the project and planting a switch at every guard.");
  rmSync(tree, { recursive: true, force: true });
  const files = git("ls-files", "--cached", "--others", "--exclude-standard").filter(existsSync);
  for (const file of [...files, ...generated]) cpSync(file, path.join(tree, file), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(tree, "node_modules"), "dir");
  mkdirSync(reachedFolder, { recursive: true });

  const guarded = files.filter((file) => isGuarded(file));
  const guards = guarded.flatMap((file) => guardsIn(file, readFileSync(file, "utf8")));
  for (const file of guarded) {
    const here = guards.filter((guard) => guard.file === file);
    const planted = addSwitches(readFileSync(file, "utf8"), here, (guard) => guards.indexOf(guard));
    writeFileSync(path.join(tree, file), planted);
  }
  const setup = path.join(tree, "scripts/jest-setup.ts");
  writeFileSync(setup, readFileSync(setup, "utf8") + switchBoard);
  return guards;
}

function isGuarded(file: string): boolean {
  return rooms.some((room) => file.startsWith(`${room}/`)) && /\.tsx?$/.test(file) && !describing.test(file);
}

/** Removes the guard that MUTANT names, and records which guards a test file reaches. */
const switchBoard = `
const reachedGuards = new Set<number>();
Object.assign(globalThis, {
  isRemoved: (guard: number) => {
    reachedGuards.add(guard);
    return process.env.MUTANT === String(guard);
  },
});
afterAll(() => {
  if (process.env.MUTANT) return;
  const file = expect.getState().testPath!.replaceAll("/", "__");
  require("node:fs").writeFileSync(${JSON.stringify(reachedFolder)} + "/" + file, JSON.stringify([...reachedGuards]));
});
`;
