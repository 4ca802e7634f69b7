import "server-only";
import type { LoggerInstance } from "next-auth";
import { log } from "../log";

/**
 * The codes that next-auth 4.24.15 can log with our provider and sessions. Any other code becomes "other".
 */
const codes = [
  "AUTH_ON_ERROR_PAGE_ERROR",
  "CALLBACK_CREDENTIALS_HANDLER_ERROR",
  "CALLBACK_CREDENTIALS_JWT_ERROR",
  "INVALID_CALLBACK_URL_ERROR",
  "JWT_SESSION_ERROR",
  "MISSING_NEXTAUTH_API_ROUTE_ERROR",
  "NO_SECRET",
  "SESSION_ERROR",
  "SIGNOUT_ERROR",
];

/** Logs only known codes, because next-auth also logs codes that browsers send it (`/api/auth/_log`). */
export const authenticationLog: Partial<LoggerInstance> = {
  error(code, metadata) {
    const cause = codes.includes(code) ? code.toLowerCase() : "other";
    const error = metadata instanceof Error ? metadata : metadata?.error;
    log.warn("A sign-in or session failed.", { cause }, error);
  },
  warn: () => undefined,
  debug: () => undefined,
};
