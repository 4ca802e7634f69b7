import { createHash, createHmac } from "node:crypto";
import type { Mistake } from "./advice";

export type LikelyDigest = { mistake: Mistake; detail?: string; digest: Buffer };

type Bytes = string | Buffer;

function hmac(secret: Bytes, message: Bytes, algorithm = "sha256"): Buffer {
  return createHmac(algorithm, secret).update(message).digest();
}

function plain(message: string, algorithm = "sha256"): Buffer {
  return createHash(algorithm).update(message, "utf8").digest();
}

/** What a server computes that makes one of the usual mistakes, each with its name. */
export function* likelyDigests(secret: string, identity: string): Generator<LikelyDigest> {
  for (const [mistake, variant] of identityVariants(identity)) {
    yield { mistake, digest: hmac(secret, variant) };
  }
  for (const [detail, variant] of secretVariants(secret)) {
    yield { mistake: "secret_altered", detail, digest: hmac(variant, identity) };
  }
  for (const absent of absentSecrets) yield { mistake: "secret_missing", digest: hmac(absent, identity) };
  for (const [name, algorithm] of otherAlgorithms) {
    yield { mistake: "other_digest", detail: `HMAC with ${name}`, digest: hmac(secret, identity, algorithm) };
    for (const text of joined(secret, identity)) {
      yield { mistake: "other_digest", detail: `a plain ${name}`, digest: plain(text, algorithm) };
    }
  }
  for (const text of joined(secret, identity)) yield { mistake: "plain_sha256", digest: plain(text) };
  yield { mistake: "swapped", digest: hmac(identity, secret) };
}

function identityVariants(identity: string): [Mistake, Bytes][] {
  const bare = identity.trim();
  const capitalised = bare.charAt(0).toUpperCase() + bare.slice(1).toLowerCase();
  const spaced = ["\n", "\r\n", " ", "\t"].flatMap((space) => [
    bare + space,
    space + bare,
    space + bare + space,
  ]);
  const html = bare
    .replace(/&/g, "&amp;")
    .replace(/\+/g, "&#43;")
    .replace(/'/g, "&#39;")
    .replace(/@/g, "&#64;");
  const escaped = [
    `"${bare}"`,
    `'${bare}'`,
    encodeURIComponent(bare),
    encodeURI(bare),
    html,
    `mailto:${bare}`,
  ];
  return [
    ...[bare, ...spaced].map((text): [Mistake, Bytes] => ["identity_white_space", text]),
    ...[bare.toLowerCase(), bare.toUpperCase(), capitalised].map((text): [Mistake, Bytes] => [
      "identity_case",
      text,
    ]),
    ...[bare.normalize("NFC"), bare.normalize("NFD")].map((text): [Mistake, Bytes] => [
      "identity_encoding",
      text,
    ]),
    ["identity_encoding", Buffer.from(bare, "latin1")],
    ["identity_encoding", Buffer.from(bare, "utf16le")],
    ...escaped.map((text): [Mistake, Bytes] => ["identity_escaped", text]),
    ...absentIdentities.map((text): [Mistake, Bytes] => ["identity_empty_on_server", text]),
  ];
}

/** What an unset variable becomes in one language or another. */
const absentIdentities = [
  "",
  "undefined",
  "null",
  "None",
  "nil",
  "NaN",
  "false",
  "[object Object]",
  "[object Promise]",
];
const absentSecrets = [...absentIdentities, "PORTICO_SECRET_KEY", "YOUR_SECRET_KEY", "secret"];

function secretVariants(secret: string): [detail: string, variant: Bytes][] {
  return [
    ["a line break at its end", `${secret}\n`],
    ["a line break at its end", `${secret}\r\n`],
    ["a carriage return at its end", `${secret}\r`],
    ["a space at its end", `${secret} `],
    ["a space before it", ` ${secret}`],
    ["quotes around it", `"${secret}"`],
    ["quotes around it", `'${secret}'`],
    ["the part before its last underscore is missing", secret.slice(secret.lastIndexOf("_") + 1)],
    ["it was decoded as base64", Buffer.from(secret, "base64")],
    ["it was encoded as base64", Buffer.from(secret).toString("base64")],
    ["it was hashed with SHA-256 first", plain(secret).toString("hex")],
  ];
}

const otherAlgorithms: [name: string, algorithm: string][] = [
  ["MD5", "md5"],
  ["SHA-1", "sha1"],
  ["SHA-224", "sha224"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
  ["SHA3-256", "sha3-256"],
];

function joined(secret: string, identity: string): string[] {
  const separated = ["", ":", ".", "|"].flatMap((by) => [secret + by + identity, identity + by + secret]);
  return [...separated, identity];
}
