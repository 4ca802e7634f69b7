import { execFile, execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { RunningMariaDb } from "./start-mariadb";

/** WordPress as Debian installs it. */
const packaged = "/usr/share/wordpress";

export type WordPress = {
  url: string;
  /** The folder of the site's plugins, themes and uploads. */
  content: string;
  /** Runs PHP inside this WordPress. Resolves with what the code returns. `$in` holds `input`. */
  php(code: string, input?: unknown): Promise<unknown>;
  /** PHP's and WordPress's complaints about the plugin so far: errors, warnings and deprecated calls. */
  complaints(): string[];
  close(): void;
};

/** Copies the core from Debian's folder, but not its configuration, which is for the whole machine. */
export async function copyCore(folder: string): Promise<string> {
  const core = path.join(folder, "core");
  mkdirSync(core);
  const own = ["wp-config.php", "wp-content", ".htaccess"];
  const entries = readdirSync(packaged).filter((name) => !own.includes(name));
  // Node's own copying takes three times as long for WordPress's thousands of files.
  await promisify(execFile)("cp", ["-rL", ...entries, core], { cwd: packaged });
  cpSync(path.join(__dirname, "wp-config.php"), path.join(core, "wp-config.php"));
  return core;
}

/** Installs WordPress with WordPress's own installer, and serves it. Each site has its own database and content. */
export async function startWordPress(
  name: string,
  { core, mariaDb, network = false }: { core: string; mariaDb: RunningMariaDb; network?: boolean },
): Promise<WordPress> {
  const [{ freePort }, { answers }] = await Promise.all([
    import("../../scripts/ports.mjs"),
    import("../../scripts/answers.mjs"),
  ]);
  const url = `http://localhost:${await freePort()}`;
  const folder = path.join(path.dirname(core), name);
  const content = path.join(folder, "wp-content");
  layOut(core, folder);
  mariaDb.createDatabase(name);
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "test",
    PATH: process.env.PATH,
    SITE_DATABASE: name,
    SITE_SOCKET: mariaDb.socket,
    SITE_CONTENT: content,
    SITE_URL: url,
  };
  install({ ...env, SITE_INSTALLING: "1" }, { url, network });
  if (network) env.SITE_NETWORK = "1";
  const key = randomUUID();

  const opcache = ["-d", "opcache.enable_cli=1", "-d", "opcache.validate_timestamps=1"];
  const server = spawn("php", [...opcache, "-S", new URL(url).host, "-t", folder], {
    stdio: "ignore",
    env: { ...env, PHP_CLI_SERVER_WORKERS: "3", SITE_RUN_KEY: key },
    detached: true,
  });
  const close = () => {
    process.off("exit", close);
    // Ends the whole process group, because the server's workers are child processes.
    if (server.exitCode === null && server.pid) process.kill(-server.pid, "SIGKILL");
  };
  process.once("exit", close);
  await answers(`${url}/wp-login.php`, 30);
  const log = path.join(content, "debug.log");
  return {
    url,
    content,
    php: (code, input) => runInServer(`${url}/run.php`, key, { code, input: input ?? null }),
    complaints: () => (existsSync(log) ? readFileSync(log, "utf8").split("\n").filter(isOurs) : []),
    close,
  };
}

/**
 * Whether a line isn't about the core. WordPress 6.1 itself uses features that newer versions of PHP have deprecated.
 */
const isOurs = (line: string) => line !== "" && !line.includes("/core/wp-");

/** Creates a document root with links to the shared core and with the site's own folders. */
function layOut(core: string, folder: string): void {
  const content = path.join(folder, "wp-content");
  for (const own of ["plugins", "uploads", "upgrade"])
    mkdirSync(path.join(content, own), { recursive: true });
  cpSync(path.join(packaged, "wp-content/themes"), path.join(content, "themes"), { recursive: true });
  for (const entry of readdirSync(core)) symlinkSync(path.join(core, entry), path.join(folder, entry));
  cpSync(path.join(__dirname, "run.php"), path.join(folder, "run.php"));
  // Browsers request this icon, and PHP's server has none.
  writeFileSync(path.join(folder, "favicon.ico"), "");
}

/** Installs WordPress in the empty database, or a network of sites. The server can't do this: it has no database yet. */
function install(env: NodeJS.ProcessEnv, input: { url: string; network: boolean }): void {
  const output = execFileSync("php", [path.join(__dirname, "install.php")], {
    env,
    input: JSON.stringify(input),
    encoding: "utf8",
    stdio: ["pipe", "pipe", "inherit"],
  });
  answerIn(output);
}

/** Starting PHP and compiling WordPress takes ten times as long as a request to the server, which has compiled it. */
async function runInServer(url: string, key: string, asked: { code: string; input: unknown }) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "x-key": key },
    body: JSON.stringify(asked),
  });
  return answerIn(await response.text());
}

function answerIn(output: string): unknown {
  const [, result] = output.split("\u0001");
  if (result === undefined) throw new Error(`PHP printed no result, but: ${output}`);
  return JSON.parse(result);
}
