import { randomText } from "./crypto";

/**
 * Opens a preview of the portal in the dashboard (docs/decisions/0061). The prefix keeps these tokens and those of
 * customers' visits apart, in both directions.
 */
const tokenPattern = /^preview_[A-Za-z0-9]{43}$/;

export function newPreviewToken(): string {
  return `preview_${randomText(43)}`;
}

export function isPreviewToken(token: unknown): token is string {
  return typeof token === "string" && tokenPattern.test(token);
}
