/** The variables in which the merchant's server has its keys, which never appear in code. */
export const secretKeyVariable = "PORTICO_SECRET_KEY";
export const signingKeyVariable = "PORTICO_SIGNING_KEY";
