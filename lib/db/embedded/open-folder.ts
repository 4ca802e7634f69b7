import "server-only";
import { mkdirSync } from "node:fs";

/**
 * The folder for all files that PostgreSQL's user must reach, if Portico runs as root and the project is in a folder
 * that other users can't enter, such as /root.
 */
export const openFolder = "/var/lib/portico";

export function makeOpenFolder(): string {
  mkdirSync(openFolder, { recursive: true, mode: 0o755 });
  return openFolder;
}
