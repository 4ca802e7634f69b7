import { hmacMatches } from "../../crypto";

export type IdentifyBy = "email" | "customer_id";

/**
 * Stripe makes `cus_…`; older accounts let merchants choose (`user_42`). Printable ASCII without space, slash and `@`:
 * what has an `@` is an e-mail address and never an ID. (`stripe` 23.1.0 states no form; stripe-node#968 has such IDs.)
 */
const customerId = /^[!-.0-?A-~]{1,255}$/;
/** In an address of Stripe's API these name something else than a customer, and encoding does not change that. */
const meansSomethingElse = ["search", ".", ".."];
// One @, no white space, no control characters, none of the marks that turn the direction of text.
const email = /^[^\s@\p{Cc}\p{Cf}\p{Zl}\p{Zp},<>]+@[^\s@\p{Cc}\p{Cf}\p{Zl}\p{Zp},<>]+$/u;

/**
 * The identity as it was sent, or undefined when it is not one of that kind. Nothing is trimmed or folded: the
 * hash is over exact bytes. The two languages share no word, so a hash for one never serves for the other.
 */
export function parseIdentity(identifyBy: IdentifyBy, text: string): string | undefined {
  if (identifyBy === "customer_id") return isCustomerId(text) ? text : undefined;
  const bytes = Buffer.byteLength(text, "utf8");
  const isWellFormed = bytes >= 3 && bytes <= 254 && text.isWellFormed() && email.test(text);
  return isWellFormed ? text : undefined;
}

export function isCustomerId(text: string): boolean {
  return customerId.test(text) && !meansSomethingElse.includes(text);
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
