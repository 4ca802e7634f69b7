import "server-only";
import { sha256 } from "../crypto";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";

/**
 * Marks a token as used. Of several concurrent uses, only one succeeds. Returns false if the token was used before.
 *
 * @param expiresAt when the token is no longer accepted, so that its use can be forgotten.
 */
export async function spendToken(
  merchantId: MerchantId,
  mode: Mode,
  { id, expiresAt }: { id: string; expiresAt: Date },
): Promise<boolean> {
  const data = [{ merchantId, mode, hash: sha256(id), expiresAt }];
  const { count } = await database().spentToken.createMany({ data, skipDuplicates: true });
  return count === 1;
}

/** Whether a token was used before. Reliable only until the token expires, because then its use is forgotten. */
export async function isTokenSpent(merchantId: MerchantId, mode: Mode, id: string): Promise<boolean> {
  return (await database().spentToken.count({ where: { merchantId, mode, hash: sha256(id) } })) > 0;
}
