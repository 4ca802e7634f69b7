import "server-only";
import type { MerchantId } from "../tenancy";
import type { Prisma } from "./generated/client";

/**
 * Locks the merchant until the transaction ends. Without the lock, two concurrent changes could both count the
 * merchant's rows, both find room for one more, and exceed the limit.
 */
export async function lockMerchant(
  transaction: Prisma.TransactionClient,
  merchantId: MerchantId,
): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM "Merchant" WHERE id = ${merchantId} FOR NO KEY UPDATE`;
}
