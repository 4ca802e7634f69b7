/**
 * Programs that a launcher starts and must not leave running. Each program has its own process group, so that Ctrl-C
 * reaches only the launcher, which stops the programs in order. If the launcher is killed, each program ends on its own
 * (see die-with-parent.mjs).
 */
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";

const ownGroup = process.platform !== "win32";
const linesKept = 30;
const patienceMs = 8_000;

/**
 * Starts `node ...args`. `said` resolves with the first message that the program sends through process.send;
 * `ended` resolves with a description of how it ended, including its last lines. With a log folder, all of
 * the program's output is saved there.
 */
export function startChild(name, args, { env = {}, logFolder } = {}) {
  const child = spawn(process.execPath, ["--import", "./scripts/die-with-parent.mjs", ...args], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: ownGroup,
    env: { ...process.env, ...env },
  });
  if (logFolder) mkdirSync(logFolder, { recursive: true });
  const log = logFolder && createWriteStream(path.join(logFolder, `${name}.log`));
  let tail = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => {
      log?.write(text);
      tail = (tail + text).split("\n").slice(-linesKept).join("\n");
    });
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve(`${name} did not start: ${error.message}`));
    child.once("close", (code, signal) => {
      log?.end();
      resolve(`${name} ended (${signal ?? `exit code ${code}`}).\n${tail.trim()}`);
    });
  });
  const said = new Promise((resolve, reject) => {
    child.once("message", resolve);
    void ended.then((words) => reject(new Error(words)));
  });
  // Most children send no message. Only callers that wait for a message should get the rejection.
  said.catch(() => undefined);
  return { name, child, said, ended, tail: () => tail.trim() };
}

/** Asks a child to end, and kills it after 8 seconds. Resolves when it and its own children are gone. */
export async function stopChild({ child, ended }) {
  if (child.exitCode === null && child.signalCode === null) signal(child, "SIGTERM");
  const force = setTimeout(() => signal(child, "SIGKILL"), patienceMs);
  await ended;
  clearTimeout(force);
}

/** Stops the programs in reverse order, so that the app ends before its database. */
export async function stopChildren(children) {
  for (const child of [...children].reverse()) await stopChild(child);
}

function signal(child, name) {
  try {
    if (ownGroup && child.pid) process.kill(-child.pid, name);
    else child.kill(name);
  } catch (error) {
    // The process ended between the check and the signal.
    if (error.code !== "ESRCH") throw error;
  }
}
