/** The variables in which the merchant's server has its keys, which never appear in code. */
export const secretKeyVariable = "PORTICO_SECRET_KEY";
export const signingKeyVariable = "PORTICO_SIGNING_KEY";

/** The key that makes each kind of proof, and its tab on the Keys page. */
export const keyVariables = {
  hash: { variable: secretKeyVariable, keyName: "secret key", tab: "secret" },
  token: { variable: signingKeyVariable, keyName: "signing key", tab: "signing" },
} as const;
