import { hmacMatches } from "../../crypto";

export type IdentifyBy = "email" | "customer_id";

/**
 * Stripe creates `cus_…`, but older accounts let merchants choose IDs (`user_42`). We accept printable ASCII without
 * spaces, slashes and `@`: any text with an `@` is an email address, never an ID. (Stripe documents no format;
 * stripe-node#968 shows such IDs.)
 */
const customerId = /^[!-.0-?A-~]{1,255}$/;
/** In a path of Stripe's API, these don't name a customer, even if they are encoded. */
const reservedIds = ["search", ".", ".."];
// One @, but no white space, no control characters, and no marks that change the direction of text.
const email = /^[^\s@\p{Cc}\p{Cf}\p{Zl}\p{Zp},<>]+@[^\s@\p{Cc}\p{Cf}\p{Zl}\p{Zp},<>]+$/u;

/**
 * The identity exactly as sent, or undefined if it isn't of this kind. It is never trimmed or lowercased, because the
 * hash covers the exact bytes. No text is both an email address and an ID, so a hash of one is never valid for the
 * other.
 */
export function parseIdentity(identifyBy: IdentifyBy, text: string): string | undefined {
  if (identifyBy === "customer_id") return isCustomerId(text) ? text : undefined;
  const bytes = Buffer.byteLength(text, "utf8");
  const isWellFormed = bytes >= 3 && bytes <= 254 && text.isWellFormed() && email.test(text);
  return isWellFormed ? text : undefined;
}

export function isCustomerId(text: string): boolean {
  return customerId.test(text) && !reservedIds.includes(text);
}

/** True if this secret key made the hash of exactly this identity. The hash tester uses this too. */
export function hashMatches(secret: string, identity: string, hash: string): boolean {
  return hmacMatches(secret, identity, hash);
}

export type CandidateKey = { id: string; secret: string };

// Checking a portal that doesn't exist must take as long as checking an existing one.
const decoy: CandidateKey = { id: "", secret: "decoy-secret-key-of-no-merchant-at-all-00000" };

/** The key that made the hash, or undefined. Every key is tried, so that timing reveals nothing. */
export function findProvingKey(
  keys: CandidateKey[],
  identity: string,
  hash: string,
): CandidateKey | undefined {
  const tried = keys.length > 0 ? keys : [decoy];
  const proving = tried.filter((key) => hashMatches(key.secret, identity, hash));
  return proving.find((key) => key !== decoy);
}
