import "server-only";
import { mkdirSync } from "node:fs";

/**
 * Where root puts what PostgreSQL's user must reach, when the project lies in a folder that is closed to other
 * users, as /root is.
 */
export const openFolder = "/var/lib/portico";

export function makeOpenFolder(): string {
  mkdirSync(openFolder, { recursive: true, mode: 0o755 });
  return openFolder;
}
