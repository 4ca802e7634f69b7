import { createHash, createHmac } from "node:crypto";
import type { HashMistake } from "../mistakes";
import { identityVariants } from "./identity-variants";
import { foreignKeys, type KnownIds, secretVariants } from "./secret-variants";

export type LikelyDigest = { mistake: HashMistake; detail?: string; digest: Buffer };

type Bytes = string | Buffer;

function hmac(secret: Bytes, message: Bytes, algorithm = "sha256"): Buffer {
  return createHmac(algorithm, secret).update(message).digest();
}

function plain(message: Bytes, algorithm = "sha256"): Buffer {
  return createHash(algorithm).update(message).digest();
}

/** Yields the digests that common mistakes produce, each with the mistake's name. */
export function* likelyDigests(secret: string, identity: string, ids: KnownIds): Generator<LikelyDigest> {
  for (const { message, ...finding } of identityVariants(identity)) {
    yield { ...finding, digest: hmac(secret, message) };
  }
  for (const [detail, variant] of secretVariants(secret)) {
    yield { mistake: "secret_altered", detail, digest: hmac(variant, identity) };
  }
  for (const { key, ...finding } of foreignKeys(ids)) yield { ...finding, digest: hmac(key, identity) };
  for (const [name, algorithm] of otherAlgorithms) {
    yield { mistake: "other_digest", detail: `HMAC with ${name}`, digest: hmac(secret, identity, algorithm) };
    for (const text of joined(secret, identity)) {
      yield { mistake: "other_digest", detail: `a plain ${name}`, digest: plain(text, algorithm) };
    }
  }
  for (const text of joined(secret, identity)) yield { mistake: "plain_sha256", digest: plain(text) };
  yield { mistake: "swapped", digest: hmac(identity, secret) };
  for (const digest of hashedTwice(secret, hmac(secret, identity))) yield { mistake: "hashed_twice", digest };
}

function hashedTwice(secret: string, right: Buffer): Buffer[] {
  const forms = [right, right.toString("hex"), right.toString("base64")];
  return forms.flatMap((form) => [hmac(secret, form), plain(form)]);
}

const otherAlgorithms: [name: string, algorithm: string][] = [
  ["MD5", "md5"],
  ["SHA-1", "sha1"],
  ["SHA-224", "sha224"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
  ["SHA-512/256", "sha512-256"],
  ["SHA3-256", "sha3-256"],
  ["RIPEMD-160", "ripemd160"],
];

function joined(secret: string, identity: string): string[] {
  const separated = ["", ":", ".", "|", "-", "_", "+", " ", "\n"].flatMap((by) => [
    secret + by + identity,
    identity + by + secret,
  ]);
  return [...separated, identity, identity.toLowerCase()];
}
