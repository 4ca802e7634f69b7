/**
 * The environment variables from which the merchant's server reads its keys. The keys themselves never appear in code.
 */
export const secretKeyVariable = "PORTICO_SECRET_KEY";
export const signingKeyVariable = "PORTICO_SIGNING_KEY";

/** For each kind of proof, the key that makes it, and that key's tab on the Keys page. */
export const keyVariables = {
  hash: { variable: secretKeyVariable, keyName: "secret key", tab: "secret" },
  token: { variable: signingKeyVariable, keyName: "signing key", tab: "signing" },
} as const;
