import { hashMatches, parseIdentity } from "../portal/proof";
import type { IdentifyBy } from "../portal/proof";
import { adviceFor } from "./hash-tester/advice";
import type { Mistake } from "./hash-tester/advice";
import { likelyDigests } from "./hash-tester/likely-digests";
import { matchesDigest, readMisshapen } from "./hash-tester/written-forms";

export type TesterKey = { mode: "test" | "live"; id: string; secret: string; isRetired?: boolean };

export type HashTest = {
  identity: string;
  hash: string;
  identifyBy: IdentifyBy;
  mode: "test" | "live";
  /** All keys of the merchant, of both modes, retired ones included. */
  keys: TesterKey[];
};

export type Diagnosis = { verdict: "valid"; keyId: string } | { verdict: Mistake; advice: string };

/**
 * Says whether the portal would let this customer in, by the very functions its door uses, and otherwise which
 * mistake would give exactly this hash. Neither a secret nor the right hash is part of the answer: whoever may read
 * the dashboard need not be able to open a customer's portal.
 */
export function diagnoseHash(test: HashTest): Diagnosis {
  const proving = findDoorKey(test);
  if (proving) return { verdict: "valid", keyId: proving.id };
  const { mistake, detail } = findMistake(test);
  return {
    verdict: mistake,
    advice: adviceFor(mistake, { identifyBy: test.identifyBy, mode: test.mode, detail }),
  };
}

function findDoorKey({ identity, hash, identifyBy, mode, keys }: HashTest): TesterKey | undefined {
  if (parseIdentity(identifyBy, identity) === undefined) return undefined;
  return activeKeys(keys, mode).find((key) => hashMatches(key.secret, identity, hash));
}

function activeKeys(keys: TesterKey[], mode: TesterKey["mode"]): TesterKey[] {
  return keys.filter((key) => key.mode === mode && !key.isRetired);
}

type Finding = { mistake: Mistake; detail?: string };

/** Mistakes one can see come first, then those that explain the hash exactly, then guesses from its shape. */
function findMistake(test: HashTest): Finding {
  const { identity, hash, mode, keys } = test;
  if (!hash.trim()) return { mistake: "hash_missing" };
  const wrongIdentity = findWrongIdentity(test);
  if (wrongIdentity) return { mistake: wrongIdentity };

  const active = activeKeys(keys, mode);
  for (const { secret } of active) {
    const misshapen = readMisshapen(hash, secret, identity);
    if (misshapen) return { mistake: misshapen };
  }
  for (const key of keys.filter((candidate) => !active.includes(candidate))) {
    if (!matchesDigest(hash, key.secret, identity)) continue;
    return { mistake: key.mode === mode ? "retired_key" : "other_mode" };
  }
  for (const { secret } of active) {
    for (const { digest, ...finding } of likelyDigests(secret, identity)) {
      if (matchesDigest(hash, digest)) return finding;
    }
  }
  return guessFromShape(hash);
}

function findWrongIdentity({ identity, identifyBy }: HashTest): Mistake | undefined {
  if (!identity.trim()) return "identity_missing";
  if (parseIdentity(identifyBy, identity) !== undefined) return undefined;
  const other = identifyBy === "email" ? "customer_id" : "email";
  if (parseIdentity(other, identity.trim()) !== undefined) return "identity_of_other_kind";
  return parseIdentity(identifyBy, identity.trim()) === undefined
    ? "identity_invalid"
    : "identity_white_space";
}

const digestOfLength: Record<number, string> = {
  32: "MD5",
  40: "SHA-1",
  56: "SHA-224",
  96: "SHA-384",
  128: "SHA-512",
};

function guessFromShape(hash: string): Finding {
  const text = hash.trim();
  if (!/^[0-9a-f]*$/i.test(text)) return { mistake: "hash_not_hex" };
  const digest = digestOfLength[text.length];
  if (digest) return { mistake: "other_digest", detail: digest };
  return { mistake: text.length === 64 ? "unknown" : "hash_length" };
}
