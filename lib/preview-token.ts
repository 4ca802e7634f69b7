import { randomText } from "./crypto";

/**
 * The form of a token that opens a preview of the portal in the dashboard (docs/decisions/0061). Because of the prefix,
 * it can't be mistaken for the token of a customer's visit, or the other way around.
 */
const tokenPattern = /^preview_[A-Za-z0-9]{43}$/;

export function newPreviewToken(): string {
  return `preview_${randomText(43)}`;
}

export function isPreviewToken(token: unknown): token is string {
  return typeof token === "string" && tokenPattern.test(token);
}
