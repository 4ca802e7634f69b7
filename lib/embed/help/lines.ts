/** The console's messages to the developer, one line for each misuse. The page /docs/embed lists the same lines. */
export const lines = {
  no_settings: "Waiting for porticoSettings. Set it, or call Portico.mount.",
  no_element: "Waiting for #portico-portal. Add the element, or call Portico.mount with your own.",
  no_portal_id: "portal_id is missing or not text. Copy it from the Embed page of your dashboard.",
  no_identity: "Neither email nor customer_id is set. Fill it in on your server for the signed-in customer.",
  two_identities: "Both email and customer_id are set. The portal uses the one that your settings name.",
  spaces_in_identity:
    "email or customer_id begins or ends with a space. The hash is made from the exact bytes.",
  no_hash:
    "hash or token is missing. Make one on your server, or set fetchProof. Only test mode works without one.",
  hash_shape: "hash is neither 64 hexadecimal digits nor a signed token. Check that your server prints hex.",
  key_in_page: "hash or token is one of your keys. Revoke that key, and make the proof on your server.",
  two_scripts: "This page loads v1.js more than once. One is enough; the others do nothing.",
  not_a_function: "These callbacks aren't functions, so they are never called:",
  unknown_setting: "These settings don't exist and do nothing:",
  ignored_setting: "These settings do nothing here, and the docs say why:",
  threw: "handleResponse threw on",
  refused: "handleResponse refused",
  too_slow: "handleResponse took too long, so it can no longer refuse",
  access_denied: "The proof was refused.",
  invalid: "The request was malformed. Check portal_id, email or customer_id, and hash.",
  rate_limited: "Too many visits or wrong proofs from here. Try again in a minute.",
  unavailable: "The server couldn't answer. Look for the reference in its log.",
  unreachable: "The server wasn't reached. Allow this site in the settings, and the server in your CSP:",
  hash_unavailable: "There is no proof to send: fetchProof failed, or the page's token was already used.",
  restricted_frame:
    'The origin is "null": add allow-same-origin to the sandbox of the frame around this page.',
} as const;

export type LineCode = keyof typeof lines;

/**
 * Logged even without debug mode: mistakes in the page's own code, which its developer would otherwise have
 * to search for.
 */
export const alwaysSaid: ReadonlySet<string> = new Set<LineCode>([
  "no_settings",
  "threw",
  "refused",
  "too_slow",
  "hash_unavailable",
]);
