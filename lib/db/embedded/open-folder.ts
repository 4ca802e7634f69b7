import "server-only";
import { mkdirSync } from "node:fs";

/**
 * The folder root uses for everything PostgreSQL's user must reach, if the project is in a folder closed to
 * other users, such as /root.
 */
export const openFolder = "/var/lib/portico";

export function makeOpenFolder(): string {
  mkdirSync(openFolder, { recursive: true, mode: 0o755 });
  return openFolder;
}
