import "server-only";
import { mintMerchantId } from "../tenancy";
import type { MerchantId } from "../tenancy";
import { database } from "./client";

export type Credentials = { id: string; email: string; passwordHash: string; merchantId: MerchantId };

/** What a sign-in is checked against; nobody signs in for a merchant that is about to be deleted. `email` is written in lower case. */
export async function findCredentials(email: string): Promise<Credentials | undefined> {
  const select = { id: true, email: true, passwordHash: true, merchantId: true };
  const row = await database().member.findUnique({ where: { email, merchant: { deletesAt: null } }, select });
  return row ? { ...row, merchantId: mintMerchantId(row.merchantId) } : undefined;
}

export async function passwordHashOf(merchantId: MerchantId, memberId: string): Promise<string | undefined> {
  const row = await database().member.findFirst({
    where: { merchantId, id: memberId },
    select: { passwordHash: true },
  });
  return row?.passwordHash;
}
