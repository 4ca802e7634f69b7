import "server-only";
import { log } from "../log";
import { wasReported } from "./console";
import { isUnreadAction } from "./context";

/**
 * Logs an error that reached Next, as one line. The line names the route and not the URL, because the URL may contain a
 * ticket. The dashboard's error pages show the error's digest.
 */
export function logUncaught(error: unknown, route: string): void {
  if (wasReported(error)) return;
  // Our code didn't fail, and anyone can send thousands of such requests.
  if (isUnreadAction()) return log.info("A request could not be read.", { route, outcome: "refused" });
  log.error("A request failed unexpectedly.", { route }, error);
}
