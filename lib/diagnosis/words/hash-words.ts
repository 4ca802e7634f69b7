import type { HashMistake } from "../mistakes";
import { otherWhatOf, whatOf, type Words } from "./explanation";

const otherMode = { test: "live", live: "test" } as const;
const ending = (last4: string) => (last4 ? ` ending in ${last4}` : "");

/** Mistakes in which the hash was made with the right key, but from another text. */
const ofWrongText = {
  hashed_white_space: (context) => ({
    title: "Extra whitespace was hashed",
    mend: `Your server hashed the ${whatOf(context)} with a space or a line break. Trim the text before you hash it.`,
  }),
  hashed_invisible: (context) => ({
    title: "An invisible character was hashed",
    mend: `Your server hashed the ${whatOf(context)} with an invisible character, such as a byte order mark. Remove it.`,
  }),
  hashed_plus: (context) => ({
    title: "The + was lost before hashing",
    mend: `A + in the ${whatOf(context)} became a space, or went missing, on its way through a URL. Encode it as %2B in the link, and decode it before you hash.`,
  }),
  hashed_escaped: (context) => ({
    title: "Escaping differs",
    mend: `The ${whatOf(context)} was escaped ${context.detail || "where it’s sent"}. Send and hash the plain text.`,
  }),
  identity_case: () => ({
    title: "Capitalization differs",
    mend: "Your server hashed the text with different capitalization. Hash exactly the text you send.",
  }),
  identity_encoding: () => ({
    title: "Wrong text encoding",
    mend: "Your server hashed the same text in another encoding. Hash it as UTF-8, without normalizing it.",
  }),
  identity_shortened: (context) => ({
    title: `Only part of the ${whatOf(context)} was hashed`,
    mend: "Something was left out, such as what follows a +. Hash exactly the text you send.",
  }),
  identity_hashed: (context) => ({
    title: `The ${whatOf(context)} was hashed twice`,
    mend: `Your server hashed the ${whatOf(context)} before it made the HMAC. Pass the plain text to the HMAC function.`,
  }),
  identity_empty_on_server: (context) => ({
    title: `An empty ${whatOf(context)} was hashed`,
    mend: "The value was empty on your server. Check where it is read.",
  }),
  identity_name: (context) => ({
    title: "A variable’s name was hashed",
    mend: `Your server hashed the name of a variable, not the ${whatOf(context)} in it. Check where it is read.`,
  }),
} satisfies Partial<Words<HashMistake>>;

/** Mistakes in which the hash was made with something other than the right key. */
const withWrongKey = {
  other_mode: ({ mode, detail }) => ({
    title: `Hash from a ${otherMode[mode]} key`,
    mend: `It was made with the ${otherMode[mode]} key${ending(detail)}. This portal needs the ${mode} key: put that on this server and restart it.`,
  }),
  retired_key: ({ detail }) => ({
    title: "Hash from an old key",
    mend: `The key${ending(detail)} was revoked. Put the current key on your server and restart it.`,
  }),
  signing_key_used: ({ detail }) => ({
    title: "Hash from a signing key",
    mend: `The key${ending(detail)} is for signing tokens, not for hashes. Use a secret key, or sign a token.`,
  }),
  secret_missing: () => ({
    title: "Hash without a key",
    mend: "Your server had no secret key. Set PORTICO_SECRET_KEY where your server runs, and restart it.",
  }),
  secret_altered: ({ detail }) => ({
    title: "The key was changed",
    mend: `Your server used a changed secret key: ${detail}. Use it exactly as Keys shows it.`,
  }),
  secret_name: () => ({
    title: "The hash was made with a variable’s name",
    mend: "Your server used the name of the variable as the key, not its value. Read the variable where the hash is made.",
  }),
  portal_id_as_key: () => ({
    title: "The hash was made with the portal’s ID",
    mend: "The ID isn’t secret. Use the secret key from Keys.",
  }),
  key_id_as_key: () => ({
    title: "The hash was made with the key’s ID",
    mend: "Reveal the secret key in Keys and use that.",
  }),
  swapped: (context) => ({
    title: "Key and message are swapped",
    mend: `Use the secret key as the HMAC’s key and the ${whatOf(context)} as its message.`,
  }),
  unknown: (context) => ({
    title: "Wrong key or wrong customer",
    mend: `The hash has the right form, but it was made with another key or from another ${whatOf(context)}. Check both on your server, and make sure that you hash the ${whatOf(context)}, not the ${otherWhatOf(context)}.`,
  }),
} satisfies Partial<Words<HashMistake>>;

/** Mistakes in which another function was used, or its result was written in another encoding. */
const inWrongForm = {
  hash_missing: () => ({ title: "No hash was sent", mend: "Send the hash that your server made." }),
  hash_not_accepted: () => ({
    title: "The portal only accepts signed tokens",
    mend: "The hash is correct, but “Accepted proofs” is set to signed tokens. Send a signed token, or change the setting.",
  }),
  other_digest: ({ detail }) => ({ title: "Not SHA-256", mend: `This is ${detail}. Use HMAC with SHA-256.` }),
  plain_sha256: () => ({
    title: "Plain SHA-256, not HMAC",
    mend: "Use the HMAC function of your language, as the snippets in Embed do.",
  }),
  hash_decorated: ({ detail }) => ({
    title: "Extra text around the hash",
    mend: `The hash is correct, but it came with ${detail || "extra text around it"}. Send only the 64 digits.`,
  }),
  base64: () => ({
    title: "Hash is Base64, not hex",
    mend: "The hash is correct, but it must be hexadecimal: 64 digits, 0–9 and a–f.",
  }),
  byte_list: () => ({
    title: "Hash is a list of numbers",
    mend: "The hash is correct, but it must be hexadecimal, with two digits for every byte.",
  }),
  raw_bytes: () => ({
    title: "Hash is raw bytes",
    mend: "The hash is correct, but it must be hexadecimal: 64 digits, 0–9 and a–f.",
  }),
  encoded_twice: () => ({
    title: "Hash was encoded twice",
    mend: "The hash is correct, but it was encoded again. Use the hexadecimal digest as it is.",
  }),
  hashed_twice: () => ({
    title: "Hash was hashed again",
    mend: "Use the result of the first HMAC, in hexadecimal.",
  }),
  zeros_missing: ({ detail }) => ({
    title: "Zeros are missing in the hash",
    mend: `The hash is correct, but wrongly formatted: ${detail}. Use your language’s function for hexadecimal.`,
  }),
  truncated: () => ({
    title: "The end of the hash is missing",
    mend: "Look for a column or a variable that stores fewer than 64 characters.",
  }),
  start_missing: () => ({
    title: "The start of the hash is missing",
    mend: "Look for code that cuts it off, such as code that removes a label.",
  }),
  too_long: () => ({
    title: "Text after the hash",
    mend: "The hash is correct, but more text follows it. Send only the 64 digits.",
  }),
  hash_not_hex: () => ({
    title: "Not hexadecimal",
    mend: "The hash has characters other than 0–9 and a–f. Send it in hexadecimal.",
  }),
  hash_length: () => ({
    title: "Not 64 digits",
    mend: "Use HMAC with SHA-256 and send all 64 hexadecimal digits.",
  }),
} satisfies Partial<Words<HashMistake>>;

export const hashWords: Words<HashMistake> = { ...ofWrongText, ...withWrongKey, ...inWrongForm };
