import "server-only";
import { log } from "../log";
import { isReported } from "./console";

/**
 * One line for an error that reached Next. Of the request only the route's file is said: its address holds tickets, and
 * the error's digest, in the line too, is what Next's own error pages show.
 */
export function sayUncaught(error: unknown, route: string): void {
  if (isReported(error)) return;
  log.error("A request failed for a reason nobody foresaw.", { route }, error);
}
