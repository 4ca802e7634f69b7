import type { CandidateKey } from "./proof";

type Refused = {
  portal: object | null;
  isAllowed: boolean;
  claimed: string | undefined;
  identity: string | undefined;
  hash: string | undefined;
  keys: readonly CandidateKey[];
};

/**
 * Why a proof did not hold, for the log alone: the first that is wrong, from the outside in. Only what is known by then
 * is looked at, so that the time an answer takes says nothing; the dashboard's hash tester looks closer.
 */
export function whyRefused({ portal, isAllowed, claimed, identity, hash, keys }: Refused) {
  if (!portal) return "portal_unknown";
  if (!isAllowed) return "origin_not_allowed";
  if (!claimed) return "identity_missing";
  if (identity === undefined) return "identity_malformed";
  if (!hash) return "hash_missing";
  if (keys.length === 0) return "no_secret_key";
  return "hash_wrong";
}
