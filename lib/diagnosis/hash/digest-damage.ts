import type { Finding, HashMistake } from "../mistakes";

/** Fewer matching digits than this may be a coincidence. */
const minMatchingDigits = 8;

export type DigestDamage = Finding<HashMistake>;

/**
 * Finds damage that only a comparison with the right digest shows. Undefined if the text isn't a damaged copy of that
 * digest.
 */
export function findDamage(hash: string, right: Buffer): DigestDamage | undefined {
  const text = hash.trim().toLowerCase();
  const hex = right.toString("hex");
  const bytes = [...right];
  const unpadded = bytes.map((byte) => byte.toString(16)).join("");
  const asIntegers = bytes.map((byte) => (byte > 127 ? "ffffff" : "") + byte.toString(16)).join("");
  const asPaddedIntegers = bytes.map((byte) => (byte > 127 ? "ffffff" : "") + hexOf(byte)).join("");
  if (text === hex) return undefined;
  if ([unpadded, hex.replace(/^0+/, "")].includes(text))
    return { mistake: "zeros_missing", detail: "every byte needs two digits, with a zero in front" };
  if ([asIntegers, asPaddedIntegers].includes(text))
    return {
      mistake: "zeros_missing",
      detail: "every byte needs two digits, without the sign of an integer",
    };
  if ([right.toString("latin1"), right.toString("utf8")].some((raw) => raw.trim() === hash.trim()))
    return { mistake: "raw_bytes" };
  if (text === BigInt(`0x${hex}`).toString()) return { mistake: "byte_list" };
  if (text.length >= minMatchingDigits && hex.startsWith(text)) return { mistake: "truncated" };
  if (text.length >= minMatchingDigits && hex.endsWith(text)) return { mistake: "start_missing" };
  if (text.startsWith(hex)) return { mistake: "too_long" };
  return text.endsWith(hex) ? { mistake: "hash_decorated", detail: "other text before it" } : undefined;
}

const hexOf = (byte: number) => byte.toString(16).padStart(2, "0");
