import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

export type RunningMariaDb = { socket: string; createDatabase(name: string): void; close(): Promise<void> };

/**
 * Starts a MariaDB server with its data in a new folder. The server listens only on a socket in that folder, so it needs
 * no users: without them, an empty folder is enough to start, and creating MariaDB's own tables would take seconds.
 */
export async function startMariaDb(folder: string): Promise<RunningMariaDb> {
  const data = path.join(folder, "data");
  mkdirSync(data, { recursive: true });
  const socket = path.join(folder, "socket");
  const files = [`--datadir=${data}`, `--socket=${socket}`, `--pid-file=${path.join(folder, "pid")}`];
  const alone = ["--user=root", "--skip-grant-tables", "--innodb-stats-persistent=OFF", "--skip-networking"];
  // Nothing has to survive a power cut.
  const fast = [
    ...["--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync", "--skip-innodb-doublewrite"],
    ...["--innodb-log-file-size=8M", "--skip-log-bin"],
  ];
  const server = spawn("mariadbd", ["--no-defaults", ...files, ...alone, ...fast], { stdio: "ignore" });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const kill = () => void server.kill("SIGKILL");
  process.once("exit", kill);
  for (let tries = 0; !existsSync(socket); tries += 1) {
    if (server.exitCode !== null || tries > 300) throw new Error("MariaDB did not start.");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    socket,
    createDatabase(name) {
      const create = `CREATE DATABASE ${name}`;
      execFileSync("mariadb", ["--no-defaults", "-S", socket, "-u", "root", "-e", create], { stdio: "pipe" });
    },
    async close() {
      process.off("exit", kill);
      // The folder will be deleted, so nothing has to be written to it.
      kill();
      await ended;
    },
  };
}
