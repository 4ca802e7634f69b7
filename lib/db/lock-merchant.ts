import "server-only";
import type { MerchantId } from "../tenancy";
import type { Prisma } from "./generated/client";

/**
 * Makes changes that count a merchant's rows wait for each other until the transaction ends. Two concurrent changes
 * would both find room for one more row.
 */
export async function lockMerchant(
  transaction: Prisma.TransactionClient,
  merchantId: MerchantId,
): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM "Merchant" WHERE id = ${merchantId} FOR NO KEY UPDATE`;
}
