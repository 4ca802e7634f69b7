import "server-only";
import { sha256 } from "../crypto";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";

/**
 * Marks a token as used. Of several uses at once, only one finds it unused. Returns false if it was used before.
 *
 * @param expiresAt when nothing accepts the token any more, so that this needn't be remembered.
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

/** Whether a token was used before, as long as that matters. */
export async function isTokenSpent(merchantId: MerchantId, mode: Mode, id: string): Promise<boolean> {
  return (await database().spentToken.count({ where: { merchantId, mode, hash: sha256(id) } })) > 0;
}
