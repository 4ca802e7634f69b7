declare const minted: unique symbol;

/**
 * The merchant that owns data. Every query takes one as its first argument. It is only minted from a database
 * row or for a new merchant, in the files listed in eslint.config.mjs, so a string from a URL or a form doesn't compile.
 */
export type MerchantId = string & { readonly [minted]: "MerchantId" };

export type Mode = "test" | "live";

/**
 * Call this only with the ID of a row the caller trusts, such as one found by a session, a proof or a job.
 */
export function mintMerchantId(idOfTrustedRow: string): MerchantId {
  return idOfTrustedRow as MerchantId;
}
