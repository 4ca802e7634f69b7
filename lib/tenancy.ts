declare const minted: unique symbol;

/**
 * The ID of the merchant that owns the data. Every query takes such an ID as its first argument. A plain string, such
 * as one from a URL or a form, can't be assigned to this type: only the files listed in eslint.config.mjs may mint
 * these IDs, from a database row or for a new merchant.
 */
export type MerchantId = string & { readonly [minted]: "MerchantId" };

export type Mode = "test" | "live";

/** Call this only with an ID from a row the caller trusts, such as the row of a session, a verified proof or a job. */
export function mintMerchantId(idOfTrustedRow: string): MerchantId {
  return idOfTrustedRow as MerchantId;
}
