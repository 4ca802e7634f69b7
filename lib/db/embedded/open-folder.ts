import "server-only";
import { mkdirSync } from "node:fs";

/**
 * Where root puts what PostgreSQL's user must reach, when the project lies in a folder that is closed to other
 * users, as /root is.
 */
export function openFolder(): string {
  const folder = "/var/lib/portico";
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}
