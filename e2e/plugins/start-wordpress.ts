import { execFileSync, spawn } from "node:child_process";
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
import type { RunningMariaDb } from "./start-mariadb";

/** WordPress as Debian installs it. */
const packaged = "/usr/share/wordpress";

export type WordPress = {
  url: string;
  /** The folder of the site's plugins, themes and uploads. */
  content: string;
  /** Runs PHP inside this WordPress. Returns what the code returns. `$in` holds `input`. */
  php(code: string, input?: unknown): unknown;
  /** PHP's and WordPress's complaints about the plugin so far: errors, warnings and deprecated calls. */
  complaints(): string[];
  close(): void;
};

/** Copies the core from Debian's folder, but not its configuration, which is for the whole machine. */
export function copyCore(folder: string): string {
  const core = path.join(folder, "core");
  const own = ["wp-config.php", "wp-content", ".htaccess"].map((name) => path.join(packaged, name));
  cpSync(packaged, core, { recursive: true, dereference: true, filter: (file) => !own.includes(file) });
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
  runPhp(path.join(__dirname, "install.php"), { ...env, SITE_INSTALLING: "1" }, { url, network });
  if (network) env.SITE_NETWORK = "1";

  const opcache = ["-d", "opcache.enable_cli=1", "-d", "opcache.validate_timestamps=1"];
  const server = spawn("php", [...opcache, "-S", new URL(url).host, "-t", folder], {
    stdio: "ignore",
    env: { ...env, PHP_CLI_SERVER_WORKERS: "3" },
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
    php: (code, input) => runPhp(path.join(__dirname, "run.php"), { ...env, SITE_CODE: code }, input),
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
  // Browsers request this icon, and PHP's server has none.
  writeFileSync(path.join(folder, "favicon.ico"), "");
}

function runPhp(file: string, env: NodeJS.ProcessEnv, input: unknown = null): unknown {
  const output = execFileSync("php", [file], {
    env,
    input: JSON.stringify(input),
    encoding: "utf8",
    cwd: path.dirname(file),
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [, result] = output.split("\u0001");
  if (result === undefined) throw new Error(`PHP printed no result, but: ${output}`);
  return JSON.parse(result);
}
