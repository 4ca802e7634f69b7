import { createHmac } from "node:crypto";
import { hashMatches } from "../../portal/proof";
import type { Mistake } from "./advice";

/** Fewer digits than these may begin alike by chance. */
const prefixLengthMin = 8;

/** White space, quotes and `0x` that surround a hash when it was printed rather than written. */
function undecorated(hash: string): string {
  return hash
    .trim()
    .replace(/^["'`]+|["'`,;]+$/g, "")
    .trim()
    .replace(/^0x/i, "");
}

/** How a right hash was written wrongly, or undefined when the hash is not right in any form. */
export function readMisshapen(hash: string, secret: string, identity: string): Mistake | undefined {
  const text = undecorated(hash);
  if (hashMatches(secret, identity, text)) return "hash_decorated";
  const right = createHmac("sha256", secret).update(identity, "utf8").digest();
  const hex = right.toString("hex");
  if (base64Forms(right).includes(withoutPadding(text))) return "base64";
  const twice = [...base64Forms(Buffer.from(hex)), Buffer.from(hex).toString("hex")];
  if (twice.includes(withoutPadding(text))) return "encoded_twice";
  const digits = text.toLowerCase();
  if (digits.length >= prefixLengthMin && hex.startsWith(digits)) return "truncated";
  return digits.startsWith(hex) ? "too_long" : undefined;
}

/** Whether the hash is this digest, or the right digest for this secret and identity, in hexadecimal or base64. */
export function matchesDigest(
  hash: string,
  ...source: [digest: Buffer] | [secret: string, identity: string]
): boolean {
  const [first, identity] = source;
  const digest =
    typeof first === "string"
      ? createHmac("sha256", first)
          .update(identity ?? "", "utf8")
          .digest()
      : first;
  const text = undecorated(hash);
  return text.toLowerCase() === digest.toString("hex") || base64Forms(digest).includes(withoutPadding(text));
}

function base64Forms(bytes: Buffer): string[] {
  return [withoutPadding(bytes.toString("base64")), bytes.toString("base64url")];
}

function withoutPadding(text: string): string {
  return text.replace(/=+$/, "");
}
