import "server-only";
import { randomText } from "../crypto";
import { newPortalSettings } from "../settings/schema";
import { type MerchantId, mintMerchantId, type Mode } from "../tenancy";
import { auditEntry } from "./audit";
import { database } from "./client";
import { Prisma } from "./generated/client";
import { newSecretKey } from "./secret-keys";

export type NewMerchant = { name: string; email: string; passwordHash: string };
export type CreatedMerchant = { merchantId: MerchantId; memberId: string };

const modes: readonly Mode[] = ["test", "live"];

/** Whether anyone has signed up to this installation. */
export async function hasMerchant(): Promise<boolean> {
  return (await database().merchant.findFirst({ select: { id: true } })) !== null;
}

/**
 * Creates a merchant with everything it needs: its first member and, for each mode, a portal and a secret
 * key, in one transaction. Returns "taken" if the email address is already in use, and "not_first" if
 * `onlyFirst` is set and a merchant exists.
 */
export async function createMerchant(
  { name, email, passwordHash }: NewMerchant,
  { onlyFirst }: { onlyFirst: boolean },
): Promise<CreatedMerchant | "taken" | "not_first"> {
  // This file may mint a merchant ID: it writes the new ID to the database, so the ID can be trusted.
  const merchantId = mintMerchantId(`mer_${randomText(20)}`);
  const memberId = `mem_${randomText(20)}`;
  const who = { merchantId, actor: `member:${memberId}` as const };
  try {
    return await database().$transaction(async (transaction) => {
      if (onlyFirst && (await lockAndCheckMerchant(transaction))) return "not_first";
      await transaction.merchant.create({ data: { id: merchantId, name } });
      await transaction.member.create({ data: { id: memberId, merchantId, email, passwordHash } });
      await transaction.portal.createMany({
        data: modes.map((mode) => ({
          id: randomText(20),
          merchantId,
          mode,
          name,
          settings: newPortalSettings,
        })),
      });
      await transaction.secretKey.createMany({
        data: modes.map((mode) => {
          const { id, sealedSecret, last4 } = newSecretKey(merchantId, mode);
          return { id, merchantId, mode, sealedSecret, last4 };
        }),
      });
      await auditEntry(who, { mode: null, verb: "merchant.created", subject: merchantId }, transaction);
      return { merchantId, memberId };
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return "taken";
    throw error;
  }
}

/** The lock makes concurrent first sign-ups wait for each other. */
async function lockAndCheckMerchant(transaction: Prisma.TransactionClient): Promise<boolean> {
  await transaction.$executeRaw`LOCK TABLE "Merchant" IN SHARE ROW EXCLUSIVE MODE`;
  return (await transaction.merchant.findFirst({ select: { id: true } })) !== null;
}
