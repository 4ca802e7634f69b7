/** Installs the packages of package-lock.json, unless they are already installed. */
import { existsSync, readFileSync } from "node:fs";
import { run } from "./run.mjs";

/** npm writes this file into node_modules last. It lists the packages that are actually installed. */
const installedLock = "node_modules/.package-lock.json";

export async function install() {
  refuseOldNode();
  if (isInstalled()) return;
  console.log("install: npm ci");
  const { code } = await npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0) throw new Error("npm ci failed; its output is above.");
}

/** Runs the npm that started this process, or else the npm on the PATH. Resolves as `run` does. */
export function npm(args, options = {}) {
  const started = process.env.npm_execpath;
  return started
    ? run(process.execPath, [started, ...args], options)
    : run("npm", args, { ...options, shell: process.platform === "win32" });
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Node.js ${process.versions.node} is too old: Portico needs 20.19 or newer.`);
}

/** Whether every package that this platform needs is installed in the lock's version. */
function isInstalled() {
  if (!existsSync(installedLock)) return false;
  const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  const present = JSON.parse(readFileSync(installedLock, "utf8")).packages;
  return Object.entries(wanted).every(
    ([place, entry]) => place === "" || !isNeeded(entry) || present[place]?.version === entry.version,
  );
}

/**
 * Whether an optional package is for this platform. Packages for a specific C library count as not needed, because the
 * library can't be detected.
 */
function isNeeded({ optional, os, cpu, libc }) {
  if (!optional) return true;
  return !libc && os?.includes(process.platform) && cpu?.includes(process.arch);
}
