declare const minted: unique symbol;

/**
 * Whose data it is. Only the two doors mint one, from a session or from a proof that held (lib/merchant/session.ts,
 * lib/portal/visit/visit.ts), and every query takes it first; a string from an address or a form does not compile.
 */
export type MerchantId = string & { readonly [minted]: "MerchantId" };

export type Mode = "test" | "live";

/** To be called by the doors alone, with an id that came from a row they trust. */
export function mintMerchantId(idOfTrustedRow: string): MerchantId {
  return idOfTrustedRow as MerchantId;
}
