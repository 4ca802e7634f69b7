declare const minted: unique symbol;

/**
 * Whose data it is. Every query takes it first; a string from an address or a form does not compile. It is minted from
 * a row (of a session, a ticket, a visit, a portal or a job) or for a merchant that has just signed up, in the few files
 * that eslint.config.mjs lists.
 */
export type MerchantId = string & { readonly [minted]: "MerchantId" };

export type Mode = "test" | "live";

/** To be called with the merchant of a row, and never with what a client sent. */
export function mintMerchantId(idOfTrustedRow: string): MerchantId {
  return idOfTrustedRow as MerchantId;
}
