import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/** Hex HMAC-SHA256 over exactly the given bytes: nothing is trimmed, case-folded or normalized. */
export function hmac(secret: string, message: string): string {
  return createHmac("sha256", secret).update(message, "utf8").digest("hex");
}

const sixtyFourHexDigits = /^[0-9a-f]{64}$/;

/**
 * Whether `hash` is the HMAC of `message`. Accepts uppercase digits. The format is checked before decoding,
 * because Buffer.from(text, "hex") silently drops what it can't read. The comparison takes constant time.
 */
export function hmacMatches(secret: string, message: string, hash: string): boolean {
  const digits = hash.replace(/[A-F]/g, (letter) => letter.toLowerCase());
  const expected = Buffer.from(hmac(secret, message), "hex");
  const isWellFormed = sixtyFourHexDigits.test(digits);
  const given = isWellFormed ? Buffer.from(digits, "hex") : Buffer.alloc(32);
  return timingSafeEqual(expected, given) && isWellFormed;
}

export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * Random text made of 62 different letters and digits. A text of 43 characters contains 256 bits. Bytes above 247 are
 * dropped to avoid bias.
 */
export function randomText(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && text.length < length) text += alphabet[byte % 62];
    }
  }
  return text;
}

export type SealingKey = { version: string; key: Buffer };

/**
 * Encrypts with AES-256-GCM and the newest key. `context` (merchant, mode, column) is authenticated too, so a
 * sealed value copied into another row can't be unsealed there.
 */
export function seal(keys: SealingKey[], context: string, plain: string): string {
  const newest = keys[0];
  if (!newest) throw new Error("There is no sealing key.");
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", newest.key, nonce, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(`${newest.version}|${context}`, "utf8"));
  const sealed = Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${newest.version}.${sealed.toString("base64url")}`;
}

/** Decrypts a sealed value. Throws if the key, the context or a single bit differs. */
export function unseal(keys: SealingKey[], context: string, sealed: string): string {
  const [version, encoded] = sealed.split(".");
  const key = keys.find((candidate) => candidate.version === version);
  if (!key || !encoded) throw new Error("This value was sealed with a key that is not in SEALING_KEYS.");
  const bytes = Buffer.from(encoded, "base64url");
  if (bytes.length < 28) throw new Error("A sealed value was cut short.");
  // Without a fixed length here, Node 20 would accept a four-byte tag.
  const decipher = createDecipheriv("aes-256-gcm", key.key, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(`${version}|${context}`, "utf8"));
  decipher.setAuthTag(bytes.subarray(bytes.length - 16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
}
