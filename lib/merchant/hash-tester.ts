import { createHmac } from "node:crypto";
import { hashMatches, type IdentifyBy, parseIdentity } from "../portal/proof/proof";
import { adviceFor, type Mistake } from "./hash-tester/advice";
import { findDamage } from "./hash-tester/digest-damage";
import { likelyDigests } from "./hash-tester/likely-digests";
import { type DigestForm, readForms } from "./hash-tester/read-forms";
import { findWrongIdentity } from "./hash-tester/wrong-identity";

export type TesterKey = { mode: "test" | "live"; id: string; secret: string; isRetired?: boolean };

export type HashTest = {
  identity: string;
  hash: string;
  identifyBy: IdentifyBy;
  mode: "test" | "live";
  /** All the merchant's keys in both modes, including retired ones. */
  keys: TesterKey[];
  /** The merchant's portal IDs in both modes, because one may have been used as the key. */
  portalIds?: string[];
};

export type Diagnosis = { verdict: "valid"; keyId: string } | { verdict: Mistake; advice: string };

/**
 * Checks a proof with the same functions that verify visits, and explains an invalid hash by the mistake that
 * produces exactly it. The answer never includes a secret or the right hash: reading the dashboard must not
 * be enough to open a customer's portal.
 */
export function diagnoseHash(test: HashTest): Diagnosis {
  const proving = findMatchingKey(test);
  if (proving) return { verdict: "valid", keyId: proving.id };
  const { mistake, detail } = findMistake(test);
  return {
    verdict: mistake,
    advice: adviceFor(mistake, { identifyBy: test.identifyBy, mode: test.mode, detail }),
  };
}

function findMatchingKey({ identity, hash, identifyBy, mode, keys }: HashTest): TesterKey | undefined {
  if (parseIdentity(identifyBy, identity) === undefined) return undefined;
  return activeKeys(keys, mode).find((key) => hashMatches(key.secret, identity, hash));
}

function activeKeys(keys: TesterKey[], mode: TesterKey["mode"]): TesterKey[] {
  return keys.filter((key) => key.mode === mode && !key.isRetired);
}

type FoundMistake = { mistake: Mistake; detail?: string };

/** Looks for visible mistakes, then for those that explain the hash exactly, then guesses from its shape. */
function findMistake({ identity, hash, identifyBy, mode, keys, portalIds = [] }: HashTest): FoundMistake {
  if (!hash.trim()) return { mistake: "hash_missing" };
  const wrongIdentity = findWrongIdentity(identity, identifyBy);
  if (wrongIdentity) return { mistake: wrongIdentity };

  const active = activeKeys(keys, mode);
  const forms = readForms(hash);
  for (const { secret } of active) {
    const right = rightDigest(secret, identity);
    const misread = findInOtherForm(forms, right) ?? findDamage(hash, right);
    if (misread) return misread;
  }
  for (const key of keys.filter((candidate) => !active.includes(candidate))) {
    if (!includesDigest(forms, rightDigest(key.secret, identity))) continue;
    return { mistake: key.mode === mode ? "retired_key" : "other_mode" };
  }
  const ids = { portalIds, keyIds: keys.map(({ id }) => id) };
  for (const { secret } of active) {
    for (const { digest, ...finding } of likelyDigests(secret, identity, ids)) {
      if (includesDigest(forms, digest)) return finding;
    }
  }
  return guessFromShape(hash);
}

const rightDigest = (secret: string, identity: string) =>
  createHmac("sha256", secret).update(identity, "utf8").digest();

const includesDigest = (forms: DigestForm[], digest: Buffer) =>
  forms.some(({ bytes }) => bytes.equals(digest));

/** Finds the right digest in a form that the portal doesn't accept. Undefined when no form matches. */
function findInOtherForm(forms: DigestForm[], right: Buffer): FoundMistake | undefined {
  const form = forms.find(({ bytes }) => bytes.equals(right));
  if (!form || form.as === "plain") return undefined;
  if (form.as !== "decorated") return { mistake: form.as };
  return { mistake: "hash_decorated", ...(form.detail && { detail: form.detail }) };
}

const digestOfLength: Record<number, string> = {
  32: "MD5",
  40: "SHA-1",
  56: "SHA-224",
  96: "SHA-384",
  128: "SHA-512",
};

function guessFromShape(hash: string): FoundMistake {
  const text = hash.trim();
  if (!/^[0-9a-f]*$/i.test(text)) return { mistake: "hash_not_hex" };
  const digest = digestOfLength[text.length];
  if (digest) return { mistake: "other_digest", detail: digest };
  return { mistake: text.length === 64 ? "unknown" : "hash_length" };
}
