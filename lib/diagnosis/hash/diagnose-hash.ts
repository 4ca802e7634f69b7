import { createHmac } from "node:crypto";
import { hashMatches, type IdentifyBy, parseIdentity } from "../../portal/proof/proof";
import type { CustomerMistake, Finding, HashMistake, KnownKey } from "../mistakes";
import { findDamage } from "./digest-damage";
import { likelyDigests } from "./likely-digests";
import { type DigestForm, readForms } from "./read-forms";
import { findWrongIdentity } from "./wrong-identity";

export type HashTest = {
  identity: string;
  hash: string;
  identifyBy: IdentifyBy;
  mode: "test" | "live";
  /** All the merchant's keys in both modes, including retired ones. */
  keys: readonly KnownKey[];
  /** The merchant's portal IDs in both modes, because one may have been used as the key. */
  portalIds?: string[];
};

type HashFinding = Finding<HashMistake | CustomerMistake>;

/**
 * Checks a hash with the same functions that verify visits. If the hash is wrong, looks for the mistake that produces
 * exactly this hash. The answer never includes a secret or the right hash: reading the dashboard must not be enough to
 * open a customer's portal.
 */
export function diagnoseHash(test: HashTest): { keyId: string } | HashFinding {
  const proving = findMatchingKey(test);
  return proving ? { keyId: proving.id } : findMistake(test);
}

function findMatchingKey({ identity, hash, identifyBy, mode, keys }: HashTest): KnownKey | undefined {
  if (parseIdentity(identifyBy, identity) === undefined) return undefined;
  return activeKeys(keys, mode).find((key) => hashMatches(key.secret, identity, hash));
}

function activeKeys(keys: readonly KnownKey[], mode: KnownKey["mode"]): KnownKey[] {
  return keys.filter((key) => key.purpose === "hash" && key.mode === mode && !key.isRetired);
}

/** Looks for visible mistakes, then for mistakes that explain the hash exactly. Otherwise, guesses from its shape. */
function findMistake({ identity, hash, identifyBy, mode, keys, portalIds = [] }: HashTest): HashFinding {
  const wrongIdentity = findWrongIdentity(identity, identifyBy);
  if (wrongIdentity) return { mistake: wrongIdentity };
  if (!hash.trim()) return { mistake: "hash_missing" };

  const active = activeKeys(keys, mode);
  const forms = readForms(hash);
  for (const { secret } of active) {
    const right = rightDigest(secret, identity);
    const misread = findInOtherForm(forms, right) ?? findDamage(hash, right);
    if (misread) return misread;
  }
  const other = keys.find(
    (key) => !active.includes(key) && includesDigest(forms, rightDigest(key.secret, identity)),
  );
  if (other) return misusedKey(other, mode);
  const ids = { portalIds, keyIds: keys.map(({ id }) => id) };
  for (const { secret } of active) {
    for (const { digest, ...finding } of likelyDigests(secret, identity, ids)) {
      if (includesDigest(forms, digest)) return finding;
    }
  }
  return guessFromShape(hash);
}

/**
 * The finding for a hash made with a wrong key of the merchant: a signing key, a retired key or a key of the other
 * mode.
 */
function misusedKey({ purpose, mode: keyMode, last4 }: KnownKey, mode: HashTest["mode"]): HashFinding {
  if (purpose === "token") return { mistake: "signing_key_used", detail: last4 };
  return { mistake: keyMode === mode ? "retired_key" : "other_mode", detail: last4 };
}

const rightDigest = (secret: string, identity: string) =>
  createHmac("sha256", secret).update(identity, "utf8").digest();

const includesDigest = (forms: DigestForm[], digest: Buffer) =>
  forms.some(({ bytes }) => bytes.equals(digest));

/** Finds the right digest in a form that the portal doesn't accept. Undefined when no form matches. */
function findInOtherForm(forms: DigestForm[], right: Buffer): HashFinding | undefined {
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

function guessFromShape(hash: string): HashFinding {
  const text = hash.trim();
  if (!/^[0-9a-f]*$/i.test(text)) return { mistake: "hash_not_hex" };
  const digest = digestOfLength[text.length];
  if (digest) return { mistake: "other_digest", detail: digest };
  return { mistake: text.length === 64 ? "unknown" : "hash_length" };
}
