/** Every mistake that has a name, grouped by the wrong part: the customer, the proof or the page. */

export const customerMistakes = [
  "identity_missing",
  "identity_of_other_kind",
  "identity_invalid",
  "identity_white_space",
  "identity_invisible",
  "identity_display_name",
  "identity_plus",
  "identity_escaped",
] as const;

export const hashMistakes = [
  "hash_missing",
  "hash_not_accepted",
  "hashed_white_space",
  "hashed_invisible",
  "hashed_plus",
  "hashed_escaped",
  "identity_case",
  "identity_encoding",
  "identity_shortened",
  "identity_hashed",
  "identity_empty_on_server",
  "identity_name",
  "other_mode",
  "retired_key",
  "signing_key_used",
  "secret_missing",
  "secret_altered",
  "secret_name",
  "portal_id_as_key",
  "key_id_as_key",
  "other_digest",
  "plain_sha256",
  "swapped",
  "hash_decorated",
  "base64",
  "byte_list",
  "raw_bytes",
  "encoded_twice",
  "hashed_twice",
  "zeros_missing",
  "truncated",
  "start_missing",
  "too_long",
  "hash_not_hex",
  "hash_length",
  "unknown",
] as const;

export const tokenMistakes = [
  "token_not_accepted",
  "token_decorated",
  "token_encrypted",
  "token_parts",
  "token_unreadable",
  "token_unsigned",
  "token_algorithm",
  "token_type",
  "token_header",
  "token_kid_missing",
  "token_kid_unknown",
  "token_other_mode",
  "token_retired_key",
  "token_secret_key_used",
  "token_key_altered",
  "token_other_key",
  "token_signature_form",
  "token_signature",
  "token_claim_missing",
  "token_claim_unknown",
  "token_claim_form",
  "token_milliseconds",
  "token_lifetime",
  "token_expired",
  "token_early",
  "token_portal",
  "token_mode",
  "token_identity_invalid",
  "token_identity_differs",
  "token_spent",
] as const;

export const siteMistakes = [
  "origin_invalid",
  "origin_null",
  "origin_local_in_live",
  "origin_ipv6",
  "origin_http",
  "origin_port",
  "origin_www",
  "origin_apex",
  "origin_subdomain",
  "origin_similar",
  "origin_of_other_portal",
  "origin_of_other_mode",
  "origins_empty",
  "origin_not_listed",
] as const;

/** Mistakes that aren't about the customer, the proof or the page. */
export const otherMistakes = ["request_invalid", "rate_limited"] as const;

export const mistakes = [
  ...customerMistakes,
  ...hashMistakes,
  ...tokenMistakes,
  ...siteMistakes,
  ...otherMistakes,
] as const;

export type CustomerMistake = (typeof customerMistakes)[number];
export type HashMistake = (typeof hashMistakes)[number];
export type TokenMistake = (typeof tokenMistakes)[number];
export type SiteMistake = (typeof siteMistakes)[number];
export type Mistake = (typeof mistakes)[number];

/**
 * `detail` completes the explanation, for example with the text around a hash. It never contains a secret or a correct
 * hash.
 */
export type Finding<Named extends Mistake = Mistake> = { mistake: Named; detail?: string };

export type Subject = "customer" | "proof" | "site" | "other";

export function subjectOf(mistake: Mistake): Subject {
  const includes = (list: readonly Mistake[]) => list.includes(mistake);
  if (includes(customerMistakes)) return "customer";
  if (includes(siteMistakes)) return "site";
  return includes(otherMistakes) ? "other" : "proof";
}

/** One of the merchant's keys in either mode, active or retired. */
export type KnownKey = {
  id: string;
  mode: "test" | "live";
  purpose: "hash" | "token";
  secret: string;
  last4: string;
  isRetired: boolean;
};

/** One of the merchant's portals, in either mode. */
export type KnownPortal = { id: string; name: string; mode: "test" | "live"; allowedOrigins: string[] };
