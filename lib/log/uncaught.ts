import "server-only";
import { log } from "../log";
import { isUnreadAction } from "./context";
import { isReported } from "./console";

/**
 * One line for an error that reached Next. It names the route and not the URL, which may contain a ticket. The error's
 * digest is what the dashboard's error pages show.
 */
export function logUncaught(error: unknown, route: string): void {
  if (isReported(error)) return;
  // Nothing of ours failed, and anybody can send such requests by the thousand.
  if (isUnreadAction()) return log.info("A request could not be read.", { route, outcome: "refused" });
  log.error("A request failed unexpectedly.", { route }, error);
}
