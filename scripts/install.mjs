/** Installs what package-lock.json says, when it is not there already. */
import { existsSync, readFileSync } from "node:fs";
import { run } from "./run.mjs";

/** What npm writes last into node_modules: the lock of what is really there. */
const installedLock = "node_modules/.package-lock.json";

export async function install() {
  refuseOldNode();
  if (isInstalled()) return;
  console.log("install: npm ci");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const { code } = npm
    ? await run(process.execPath, [npm, ...args])
    : await run("npm", args, { shell: process.platform === "win32" });
  if (code !== 0) throw new Error("npm ci failed; what it said stands above.");
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Node.js ${process.versions.node} is too old: Portico needs 20.19 or newer.`);
}

/** Whether every package of the lock is there in its version. Optional ones may be for another platform. */
function isInstalled() {
  if (!existsSync(installedLock)) return false;
  const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  const present = JSON.parse(readFileSync(installedLock, "utf8")).packages;
  return Object.entries(wanted).every(
    ([place, { version, optional }]) => place === "" || optional || present[place]?.version === version,
  );
}
