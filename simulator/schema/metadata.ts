import { invalidRequest } from "../wire/errors";

export type Metadata = Record<string, string>;

/**
 * Stripe's limits: keys of at most 40 characters, values of at most 500. The errors' wordings are Stripe's (observed).
 */
export function checkMetadata(sent: unknown, path: string): void {
  if (typeof sent !== "object" || sent === null) return;
  for (const [key, value] of Object.entries(sent)) {
    if (key.length > 40)
      throw invalidRequest(`Invalid key: ${key} must be a string under 40 characters`, { param: path });
    if (String(value).length > 500) {
      throw invalidRequest(`Invalid val: ${String(value)} must be a string under 500 characters`, {
        param: `${path}[${key}]`,
      });
    }
  }
}

/**
 * Merges metadata as Stripe does: an empty value removes its key, and `''` instead of an object removes every
 * key.
 */
export function mergeMetadata(current: unknown, sent: unknown): Metadata {
  if (sent === undefined) return (current as Metadata | undefined) ?? {};
  if (sent === "") return {};
  const merged = { ...(current as Metadata | undefined), ...(sent as Metadata) };
  const kept = Object.entries(merged).filter(([, value]) => value !== "");
  if (kept.length > 50) throw invalidRequest("Metadata can have at most 50 keys.", { param: "metadata" });
  return Object.fromEntries(kept);
}
