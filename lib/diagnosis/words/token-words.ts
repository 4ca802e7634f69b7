import type { TokenMistake } from "../mistakes";
import { whatOf, type Words } from "./explanation";

const ending = (last4: string) => (last4 ? ` ending in ${last4}` : "");

const aboutItsForm = {
  token_not_accepted: () => ({
    title: "The portal only accepts hashes",
    mend: "The token is correct, but “Accepted proofs” is set to hashes. Send a hash, or change the setting.",
  }),
  token_decorated: () => ({
    title: "Extra text around the token",
    mend: "The token is correct, but it came with whitespace, quotes or a word such as Bearer. Send only the token.",
  }),
  token_encrypted: () => ({
    title: "The token is encrypted",
    mend: "It has five parts, so it’s encrypted (JWE). Sign it instead (JWS, HS256).",
  }),
  token_parts: ({ detail }) => ({
    title: "Not a complete token",
    mend: `A token has three parts separated by dots, but this has ${detail}. Look for code that cuts it off.`,
  }),
  token_unreadable: () => ({
    title: "The token can’t be read",
    mend: "Its first two parts must be JSON objects, each encoded as base64url.",
  }),
  token_unsigned: () => ({
    title: "The token isn’t signed",
    mend: "Sign it with HMAC-SHA256 (HS256) and your signing key.",
  }),
  token_algorithm: ({ detail }) => ({
    title: "Not signed with HS256",
    mend: `The header’s alg is ${detail}. Use HS256.`,
  }),
  token_type: ({ detail }) => ({
    title: "The token’s typ is wrong",
    mend: `The header’s typ is ${detail}. Set it to portal+jwt.`,
  }),
  token_header: ({ detail }) => ({
    title: "Unexpected header field",
    mend: `Remove ${detail} from the header. It may only have alg, typ and kid.`,
  }),
} satisfies Partial<Words<TokenMistake>>;

const aboutItsKey = {
  token_kid_missing: () => ({
    title: "The token names no key",
    mend: "Set the header’s kid to sig_ and the 20 characters between the last two underscores of your signing key.",
  }),
  token_kid_unknown: ({ detail }) => ({
    title: "The token names an unknown key",
    mend: `You have no key ${detail}. Set kid to sig_ and the 20 characters between the last two underscores of your signing key.`,
  }),
  token_other_mode: ({ mode, detail }) => ({
    title: `Token from a ${mode === "test" ? "live" : "test"} key`,
    mend: `The key${ending(detail)} is for the other mode. Sign with a ${mode} signing key.`,
  }),
  token_retired_key: ({ detail }) => ({
    title: "Token from an old key",
    mend: `The key${ending(detail)} was revoked. Put the current signing key on your server.`,
  }),
  token_secret_key_used: ({ detail }) => ({
    title: "Token from a secret key",
    mend: `The key${ending(detail)} is for hashes, not for signing tokens. Create a signing key in Keys and sign with that.`,
  }),
  token_key_altered: ({ detail }) => ({
    title: "The signing key was changed",
    mend: `Your server signed with a changed key: ${detail}. Use the whole key exactly as Keys shows it, as text.`,
  }),
  token_other_key: ({ detail }) => ({
    title: "kid and signature don’t match",
    mend: `The signature was made with the key${ending(detail)}, but kid names another. Set kid to the ID of the key that signs.`,
  }),
  token_signature_form: () => ({
    title: "The signature isn’t base64url",
    mend: "The signature is correct, but it’s in hexadecimal, or in base64 with +, / or =. Encode it as base64url without padding.",
  }),
  token_signature: () => ({
    title: "The signature is wrong",
    mend: "The token was changed after signing, or signed with another key. Sign header.payload exactly as you send it, with the whole signing key as text.",
  }),
} satisfies Partial<Words<TokenMistake>>;

const aboutItsClaims = {
  token_claim_missing: ({ detail }) => ({ title: "A claim is missing", mend: `Add ${detail} to the token.` }),
  token_claim_unknown: ({ detail }) => ({
    title: "Unexpected claim",
    mend: `Remove ${detail}. Unknown claims are refused, because they could limit what the token allows.`,
  }),
  token_claim_form: ({ detail }) => ({ title: "A claim is malformed", mend: `${detail}.` }),
  token_milliseconds: ({ detail }) => ({
    title: "Milliseconds instead of seconds",
    mend: `${detail} is in milliseconds. Divide by 1,000 and round down.`,
  }),
  token_lifetime: ({ detail }) => ({
    title: "The token’s lifetime is too long",
    mend: `exp is ${detail} seconds after iat. Allow at most 300.`,
  }),
  token_expired: ({ detail }) => ({
    title: "The token has expired",
    mend: `It expired ${detail} seconds ago. Make one for each page load, or check your server’s clock.`,
  }),
  token_early: ({ detail }) => ({
    title: "The token is from the future",
    mend: `It starts in ${detail} seconds. Check your server’s clock.`,
  }),
  token_portal: ({ detail }) => ({
    title: "Token for another portal",
    mend: detail
      ? `aud is the ID of another portal of yours (${detail}). Set it to this portal’s ID.`
      : "aud isn’t this portal’s ID. Copy the ID from Embed.",
  }),
  token_mode: ({ mode, detail }) => ({
    title: "Token for the other mode",
    mend: `The token’s mode is ${detail}. Set it to ${mode}.`,
  }),
  token_identity_invalid: (context) => ({
    title: `sub isn’t a valid ${whatOf(context)}`,
    mend: `sub is ${context.detail}. The portal identifies customers by ${whatOf(context)}.`,
  }),
  token_identity_differs: (context) => ({
    title: "Page and token name different customers",
    mend: `The ${whatOf(context)} in your page isn’t the one in the token. Send the same one, or leave it out of the page.`,
  }),
  token_spent: () => ({
    title: "The token was used before",
    mend: "A token opens the portal once. Make one for each page load, with fetchProof in pages that stay open.",
  }),
} satisfies Partial<Words<TokenMistake>>;

export const tokenWords: Words<TokenMistake> = { ...aboutItsForm, ...aboutItsKey, ...aboutItsClaims };
