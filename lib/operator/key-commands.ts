import "server-only";
import { listApiKeys } from "../db/api-keys";
import { listSecretKeys, type SecretKeyRow } from "../db/secret-keys";
import { createApiKey, revokeApiKey } from "../merchant/api-keys";
import { createSecretKey, retireKey } from "../merchant/secret-keys";
import { OperatorError } from "../operator-error";
import type { CommandOptions } from "./command-options";
import { asSystem, day, parseMode, resolveMerchant } from "./resolve-merchant";

/** Commands for the keys that a merchant's server uses. A new key is printed once and can't be read again here. */
export const keyCommands = {
  async "signing-keys"(options: CommandOptions) {
    const { who, mode } = await resolvePortal(options);
    const keys = await listSecretKeys(who.merchantId, mode, "token");
    return keys.map(describeKey).join("\n") || "There is no active signing key.";
  },

  async "create-signing-key"(options: CommandOptions) {
    const { who, mode } = await resolvePortal(options);
    return (await createSecretKey(who, mode, "token")).secret;
  },

  async "retire-signing-key"(options: CommandOptions) {
    const { who, mode } = await resolvePortal(options);
    if (!options.key) throw new OperatorError("Name the key with --key, such as sig_….");
    await retireKey(who, mode, options.key, options.now ? "now" : "after_overlap", "token");
    return options.now
      ? "Retired. Its tokens and the visits they opened have ended."
      : "It retires in seven days. Until then its tokens are accepted. Repeat with --now to end it at once.";
  },

  async "api-keys"(options: CommandOptions) {
    const { who, mode } = await resolvePortal(options);
    const keys = await listApiKeys(who.merchantId, mode);
    return (
      keys.map((key) => `${describeKey({ ...key, retiresAt: null })}  ${key.name}`).join("\n") ||
      "There is no active API key."
    );
  },

  async "create-api-key"(options: CommandOptions) {
    const { who, mode } = await resolvePortal(options);
    if (!options.name)
      throw new OperatorError("Name what uses the key with --name, such as --name billing-server.");
    return (await createApiKey(who, mode, options.name)).key;
  },

  async "revoke-api-key"(options: CommandOptions) {
    const { who, mode } = await resolvePortal(options);
    if (!options.key) throw new OperatorError("Name the key with --key, such as api_….");
    await revokeApiKey(who, mode, options.key);
    return "Revoked. Its links and the visits they opened have ended.";
  },
} satisfies Record<string, (options: CommandOptions) => Promise<string>>;

async function resolvePortal(options: CommandOptions) {
  const merchant = await resolveMerchant(options);
  return { who: asSystem(merchant), mode: parseMode(options.mode) };
}

function describeKey({ id, last4, createdAt, lastUsedAt, retiresAt }: SecretKeyRow): string {
  const used = lastUsedAt ? `last used ${day(lastUsedAt)}` : "never used";
  const end = retiresAt ? `, retires ${day(retiresAt)}` : "";
  return `${id}  …${last4}, since ${day(createdAt)}, ${used}${end}`;
}
