import "server-only";
import * as db from "../db/api-keys";
import type { Actor } from "../db/audit";
import { plainText } from "../plain-text";
import type { Mode } from "../tenancy";
import { MerchantError } from "./errors";

const mostNameLength = 60;

/** Creates an API key and returns it. It can't be read again, because only its hash is stored. */
export async function createApiKey(
  who: Actor,
  mode: Mode,
  text: string,
): Promise<{ id: string; key: string }> {
  const name = plainText(text).trim();
  if (!name || name.length > mostNameLength) {
    const message = `Give the key a name of up to ${mostNameLength} characters, such as the server that uses it.`;
    throw new MerchantError("invalid", "Fix the highlighted fields.", { name: message });
  }
  const added = await db.addApiKey(who, mode, name);
  if (added) return added;
  const message = `You can have at most ${db.maxActiveApiKeys} active API keys. Revoke one first.`;
  throw new MerchantError("invalid", message);
}

/** Revokes an API key immediately, with its links and the visits they opened. */
export async function revokeApiKey(who: Actor, mode: Mode, id: string): Promise<void> {
  if (await db.revokeApiKey(who, mode, id)) return;
  throw new MerchantError("not_found", "This key no longer exists. Reload the page.");
}
