import type { CandidateKey } from "./proof";

type Refused = {
  claimed: string | undefined;
  identity: string | undefined;
  hash: string | undefined;
  keys: readonly CandidateKey[];
};

/**
 * The first reason why a hash was refused, for the log only. It uses only data that is already known, so that timing
 * reveals nothing. The dashboard's hash tester explains more.
 */
export function whyRefused({ claimed, identity, hash, keys }: Refused) {
  if (!claimed) return "identity_missing";
  if (identity === undefined) return "identity_malformed";
  if (!hash) return "hash_missing";
  if (keys.length === 0) return "no_secret_key";
  return "hash_wrong";
}
