import { createHmac } from "node:crypto";
import { secretVariants } from "../hash/secret-variants";
import type { Finding, KnownKey, TokenMistake } from "../mistakes";
import type { UnpackedToken } from "./unpack-token";

/**
 * Finds the mistake in the signature. Returns undefined if the signature was made with the key that the header names,
 * and the portal can read it.
 *
 * @param key the key that the header names.
 */
export function findWrongSignature(
  { content, signature }: UnpackedToken,
  key: KnownKey,
  keys: readonly KnownKey[],
): Finding<TokenMistake> | undefined {
  const sign = (secret: string | Buffer) => createHmac("sha256", secret).update(content).digest();
  const right = sign(key.secret);
  if (signature === right.toString("base64url")) return undefined;
  if (readings(signature).some((bytes) => bytes.equals(right))) return { mistake: "token_signature_form" };
  const made = (secret: string | Buffer) => readings(signature).some((bytes) => bytes.equals(sign(secret)));
  const other = keys.find(({ id, secret }) => id !== key.id && made(secret));
  if (other)
    return {
      mistake: other.purpose === "hash" ? "token_secret_key_used" : "token_other_key",
      detail: other.last4,
    };
  const altered = secretVariants(key.secret).find(([, variant]) => made(variant));
  return altered ? { mistake: "token_key_altered", detail: altered[0] } : { mistake: "token_signature" };
}

/** The signature's bytes, decoded in every way in which it may have been encoded. */
function readings(signature: string): Buffer[] {
  const isHex = /^[0-9a-f]{64}$/i.test(signature);
  const bytes = Buffer.from(signature, "base64");
  const twice = Buffer.from(bytes.toString("latin1"), "hex");
  return [bytes, ...(isHex ? [Buffer.from(signature, "hex")] : []), ...(twice.length === 32 ? [twice] : [])];
}
