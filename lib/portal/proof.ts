import { hmacMatches } from "../crypto";

export type IdentifyBy = "email" | "customer_id";

const customerId = /^cus_[A-Za-z0-9]{8,64}$/;
// One @, no white space, no control characters, none of the marks that turn the direction of text.
const email = /^[^\s@\p{Cc}\p{Cf}\p{Zl}\p{Zp},<>]+@[^\s@\p{Cc}\p{Cf}\p{Zl}\p{Zp},<>]+$/u;

/**
 * The identity as it was sent, or undefined when it is not one of that kind. Nothing is trimmed or folded: the
 * hash is over exact bytes. The two languages share no word, so a hash for one never serves for the other.
 */
export function parseIdentity(identifyBy: IdentifyBy, text: string): string | undefined {
  if (identifyBy === "customer_id") return customerId.test(text) ? text : undefined;
  const bytes = Buffer.byteLength(text, "utf8");
  const isWellFormed = bytes >= 3 && bytes <= 254 && text.isWellFormed() && email.test(text);
  return isWellFormed ? text : undefined;
}

/** Whether the hash was made with this secret key from exactly this identity. The hash tester asks here too. */
export function hashMatches(secret: string, identity: string, hash: string): boolean {
  return hmacMatches(secret, identity, hash);
}

export type CandidateKey = { id: string; secret: string };

// A portal that does not exist must cost as much time as one that does.
const decoy: CandidateKey = { id: "", secret: "decoy-secret-key-of-no-merchant-at-all-00000" };

/** The key that made the hash, or undefined. Every key is tried, so that the time taken says nothing. */
export function findProvingKey(
  keys: CandidateKey[],
  identity: string,
  hash: string,
): CandidateKey | undefined {
  const tried = keys.length > 0 ? keys : [decoy];
  const proving = tried.filter((key) => hashMatches(key.secret, identity, hash));
  return proving.find((key) => key !== decoy);
}
