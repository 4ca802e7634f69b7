import type { Finding, KnownKey, TokenMistake } from "../mistakes";
import type { UnpackedToken } from "./unpack-token";

type Known = { portal: { mode: "test" | "live" }; keys: readonly KnownKey[] };

/** Finds the mistake in the header. Undefined if it names an active signing key of this mode. */
export function findWrongHeader(
  { header, signature }: UnpackedToken,
  { portal, keys }: Known,
): Finding<TokenMistake> | undefined {
  const { alg, typ, kid, ...others } = header;
  if (signature === "" || /^none$/i.test(String(alg))) return { mistake: "token_unsigned" };
  if (alg !== "HS256") return { mistake: "token_algorithm", detail: shown(alg) };
  if (kid === undefined || kid === "") return { mistake: "token_kid_missing" };
  const [other] = Object.keys(others);
  if (other !== undefined) return { mistake: "token_header", detail: shown(other) };
  if (typ !== "portal+jwt") return { mistake: "token_type", detail: shown(typ) };
  return findWrongKey(kid, portal.mode, keys);
}

function findWrongKey(
  kid: unknown,
  mode: "test" | "live",
  keys: readonly KnownKey[],
): Finding<TokenMistake> | undefined {
  const key = keys.find(({ id }) => id === kid);
  if (!key) return { mistake: "token_kid_unknown", detail: shown(kid) };
  const detail = key.last4;
  if (key.purpose === "hash") return { mistake: "token_secret_key_used", detail };
  if (key.mode !== mode) return { mistake: "token_other_mode", detail };
  return key.isRetired ? { mistake: "token_retired_key", detail } : undefined;
}

/** A part of a token for use in a message: short, and on one line. */
export function shown(value: unknown): string {
  const text = value === undefined ? "missing" : typeof value === "string" ? value : JSON.stringify(value);
  const plain = text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, "?");
  return plain.length > 40 ? `${plain.slice(0, 40)}…` : plain;
}
