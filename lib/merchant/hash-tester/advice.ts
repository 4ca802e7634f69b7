import type { IdentifyBy } from "../../portal/proof/proof";

export const mistakes = [
  "hash_missing",
  "identity_missing",
  "identity_of_other_kind",
  "identity_invalid",
  "identity_white_space",
  "identity_invisible",
  "identity_display_name",
  "identity_plus",
  "identity_case",
  "identity_encoding",
  "identity_escaped",
  "identity_shortened",
  "identity_hashed",
  "identity_empty_on_server",
  "identity_name",
  "other_mode",
  "retired_key",
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
export type Mistake = (typeof mistakes)[number];

type AdviceContext = { identifyBy: IdentifyBy; mode: "test" | "live"; detail?: string | undefined };

/** Explains the mistake and its fix to the developer who reads the dashboard. */
export function adviceFor(mistake: Mistake, { identifyBy, mode, detail = "" }: AdviceContext): string {
  const what = identifyBy === "email" ? "e-mail" : "customer ID";
  const otherWhat = identifyBy === "email" ? "customer ID" : "e-mail";
  const otherMode = mode === "test" ? "live" : "test";
  const advice: Record<Mistake, string> = {
    hash_missing: "There is no hash. Paste the one your server made.",
    identity_missing: `There is no ${what}. Enter the one your page sends.`,
    identity_of_other_kind: `This is a ${otherWhat}, but the portal identifies customers by ${what}. Send and hash the ${what}, or change the setting.`,
    identity_invalid: `This is not a valid ${what}. Check what your page sends.`,
    identity_white_space: `There is white space around the ${what}, in what you send or in what you hash. Remove it in both places.`,
    identity_case: `The hash was made from the ${what} in other upper or lower case. Hash exactly the text you send.`,
    identity_encoding: `The hash was made from other bytes of the same ${what}. Hash it as UTF-8, without normalising it.`,
    identity_escaped: `The ${what} was escaped ${detail || "where it is sent"}. Send and hash the plain text, before it is written into HTML, JSON or an address.`,
    identity_invisible: `There is an invisible character in the ${what}, in what you send or in what you hash. Type it again, or remove what can't be seen.`,
    identity_display_name: `This is a name with an address. Send and hash the address alone, without the name and the angle brackets.`,
    identity_plus: `A + in the ${what} became a space, or got lost, on its way through an address. Encode it as %2B in the link, and decode it before you hash.`,
    identity_shortened: `The hash was made from a part of the ${what}, such as without what follows a +. Hash exactly the text you send.`,
    identity_hashed: `The ${what} was hashed before the HMAC was made. Give the plain ${what} to the HMAC function.`,
    identity_empty_on_server: `The hash was made from no ${what} at all. The value was empty on your server: look where it is read.`,
    identity_name: `The hash was made from the name of a variable, not from the ${what} in it. Look where your server reads the ${what}.`,
    other_mode: `The hash was made with your ${otherMode} mode secret key. Use the ${mode} mode secret key with this portal.`,
    retired_key: "The hash was made with a secret key that is retired. Put the current one on your server.",
    secret_missing:
      "The hash was made without your secret key. Its variable is not set where your server runs.",
    secret_altered: `The secret key was used with a change: ${detail}. Use it exactly as it is shown here.`,
    secret_name:
      "The hash was made with the name of the variable, not with its value. Read the variable where the hash is made.",
    portal_id_as_key:
      "The hash was made with the portal's ID as the key. Use the secret key from the page Keys; the ID isn't secret.",
    key_id_as_key:
      "The hash was made with the ID of the secret key. Reveal the secret key on the page Keys, and use that.",
    other_digest: `This is ${detail}. Use SHA-256.`,
    plain_sha256:
      "This is a plain SHA-256 and no HMAC. Use the HMAC function of your language, as in the examples.",
    swapped: `Key and message are swapped. The secret key is the key, the ${what} is the message.`,
    hash_decorated: `The hash is right, but it came with ${detail || "something around it"}. Send the 64 digits alone.`,
    byte_list:
      "The hash is right, but written as numbers. Write it in hexadecimal, with two digits for every byte.",
    raw_bytes: "The hash is right, but sent as raw bytes. Write it in hexadecimal.",
    hashed_twice: "The hash was hashed once more. Use the result of the first HMAC, written in hexadecimal.",
    zeros_missing: `The hash is right, but its bytes were written wrongly: ${detail}. Use your language's function for hexadecimal.`,
    start_missing:
      "The hash ends right, but its beginning is missing. Look for what cuts it, such as a label that was removed.",
    base64: "The hash is right, but written in base64. Write it in hexadecimal.",
    encoded_twice: "The hash is right, but was encoded twice. Take the hexadecimal digest as it is.",
    truncated:
      "The hash begins right, but its end is missing. Look for a column or variable that holds less than 64 characters.",
    too_long: "The hash is right, but more text follows it. Send the 64 digits alone.",
    hash_not_hex: "The hash contains something other than the digits 0-9 and a-f. Write it in hexadecimal.",
    hash_length: "The hash does not have 64 hexadecimal digits. Use HMAC with SHA-256 and send all of it.",
    unknown: `The hash has the right form, but was made with another secret key or from another ${what}. Check both on your server, and that the ${what}, not the ${otherWhat}, is hashed.`,
  };
  return advice[mistake];
}
