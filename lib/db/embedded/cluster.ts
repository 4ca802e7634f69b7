import "server-only";
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "../../operator-error";
import type { Binaries } from "./binaries";
import type { DatabaseUser } from "./database-user";

/** One PostgreSQL server with its files in one folder, controlled by PostgreSQL's own programs. */
export type Cluster = { place: string; binaries: Binaries; user: DatabaseUser; isPersistent: boolean };

const settings = (port: number, isPersistent: boolean) => `
listen_addresses = '127.0.0.1'
port = ${port}
# A path to a socket has 107 bytes at most, which a project's folder may exceed.
unix_socket_directories = ''
timezone = 'UTC'
log_timezone = 'UTC'
jit = off
log_checkpoints = off
# Details and statements may hold a person's e-mail address.
log_error_verbosity = terse
log_min_error_statement = panic
${isPersistent ? "" : "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"}`;

export const dataOf = ({ place }: Cluster) => path.join(place, "data");
const logOf = ({ place }: Cluster) => path.join(place, "log");

/**
 * Text must sort the same on every operating system, because indexes depend on it. PostgreSQL has this provider since
 * version 17.
 */
const sorting = ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"];

/** Creates the database's files if there are none. Restarts an interrupted creation from the beginning. */
export async function create(cluster: Cluster, locale = sorting): Promise<void> {
  if (existsSync(dataOf(cluster))) return;
  const { place, user, binaries, isPersistent } = cluster;
  const unfinished = path.join(place, "unfinished");
  rmSync(unfinished, { recursive: true, force: true });
  writeOwned(cluster, "password", randomBytes(24).toString("base64url"));
  await run(cluster, binaries.initdb, [
    ...["--pgdata", unfinished, "--username", "portico", "--pwfile", path.join(place, "password")],
    ...["--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C"],
    ...locale,
    ...(isPersistent ? [] : ["--no-sync"]),
  ]).catch((error: Error) => {
    throw new OperatorError(
      `The embedded database could not be created. ${error.message}\nInstead you can set DATABASE_URL to a PostgreSQL server.`,
    );
  });
  writeFileSync(path.join(unfinished, "postgresql.conf"), "include_if_exists = '../settings.conf'\n", {
    flag: "a",
  });
  renameSync(unfinished, path.join(place, "data"));
  if (user) chownSync(path.join(place, "data"), user.uid, user.gid);
}

/** Starts the server and waits until it accepts connections. If it doesn't start, throws with the end of its log. */
export async function start(cluster: Cluster, port: number): Promise<void> {
  writeOwned(cluster, "settings.conf", settings(port, cluster.isPersistent));
  rmSync(logOf(cluster), { force: true });
  const args = ["start", "--pgdata", dataOf(cluster), "--log", logOf(cluster), "--wait", "--timeout", "300"];
  await run(cluster, cluster.binaries.pg_ctl, [...args, "--silent"]).catch((error: Error) => {
    throw new OperatorError(`The embedded database did not start.\n${endOfLog(cluster) || error.message}`);
  });
}

/** Stops the server. Clients are disconnected, and all committed data stays on disk. */
export async function stop(cluster: Cluster): Promise<void> {
  await run(cluster, cluster.binaries.pg_ctl, stopArgs(cluster, "--wait"));
}

/** Same as `stop`, but without waiting, for a process about to exit. */
export function stopAtExit(cluster: Cluster): void {
  spawnSync(cluster.binaries.pg_ctl, stopArgs(cluster, "--no-wait"), options(cluster));
}

const stopArgs = (cluster: Cluster, wait: string) => [
  ...["stop", "--pgdata", dataOf(cluster), "--mode", "fast", wait, "--silent"],
];

/** The exit code of `pg_ctl status` if no server is running. */
const statusStopped = 3;

/**
 * The port of the server running on these files, whichever process started it. Undefined if there is none.
 */
export function runningPort(cluster: Cluster): number | undefined {
  const args = ["status", "--pgdata", dataOf(cluster)];
  const { status, error } = spawnSync(cluster.binaries.pg_ctl, args, options(cluster));
  if (status === statusStopped) return undefined;
  if (status !== 0)
    throw error ?? new OperatorError(`pg_ctl cannot tell whether ${dataOf(cluster)} is in use.`);
  const file = path.join(dataOf(cluster), "postmaster.pid");
  // PostgreSQL documents the lines of this file: the fourth is the port.
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[3]) || undefined : undefined;
}

/** The database's URL, in the form of DATABASE_URL. */
export function urlOf({ place }: Cluster, port: number): string {
  const password = readFileSync(path.join(place, "password"), "utf8").trim();
  return `postgresql://portico:${password}@127.0.0.1:${port}/postgres`;
}

function writeOwned({ place, user }: Cluster, name: string, text: string): void {
  const file = path.join(place, name);
  writeFileSync(file, text, { mode: 0o600 });
  if (user) chownSync(file, user.uid, user.gid);
}

/**
 * Programs run in the database's folder, because PostgreSQL's user may not be able to enter ours. They don't get our
 * environment, so that they see neither its secrets nor its `PG…` variables. On Windows, they get our environment,
 * because no program starts there without it.
 */
function options({ place, user }: Cluster) {
  const bare = { LC_ALL: "C", PATH: "/usr/bin:/bin" } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv;
  const env = process.platform === "win32" ? {} : { env: bare };
  return { cwd: place, ...user, ...env, stdio: "ignore" } as const;
}

async function run(cluster: Cluster, program: string, args: string[]): Promise<void> {
  const child = spawn(program, args, { ...options(cluster), stdio: ["ignore", "ignore", "pipe"] });
  const said: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  }).catch((error: Error) => {
    throw new OperatorError(`${program} cannot be run on this system (${error.message}).`);
  });
  if (code !== 0) throw new OperatorError(Buffer.concat(said).toString().trim() || `${program} failed.`);
}

function endOfLog(cluster: Cluster): string {
  const log = logOf(cluster);
  return existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").slice(-5).join("\n") : "";
}
