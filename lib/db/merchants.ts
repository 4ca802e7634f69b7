import "server-only";
import { randomText } from "../crypto";
import { mintMerchantId } from "../tenancy";
import type { MerchantId, Mode } from "../tenancy";
import { auditEntry } from "./audit";
import { database } from "./client";
import { Prisma } from "./generated/client";
import { newPortalSettings } from "../settings/schema";
import { newSecretKey } from "./secret-keys";

export type NewMerchant = { name: string; email: string; passwordHash: string };
export type CreatedMerchant = { merchantId: MerchantId; memberId: string };

const modes: readonly Mode[] = ["test", "live"];

/**
 * Makes a merchant with everything it needs from the start: its first member, and for each mode a portal and a
 * secret key. All of it or nothing. Undefined when the address belongs to somebody already.
 */
export async function createMerchant({
  name,
  email,
  passwordHash,
}: NewMerchant): Promise<CreatedMerchant | undefined> {
  // The second place that may mint one: this id becomes trusted by being written here.
  const merchantId = mintMerchantId(`mer_${randomText(20)}`);
  const memberId = `mem_${randomText(20)}`;
  try {
    await database().$transaction([
      database().merchant.create({ data: { id: merchantId, name } }),
      database().member.create({ data: { id: memberId, merchantId, email, passwordHash } }),
      database().portal.createMany({
        data: modes.map((mode) => ({
          id: randomText(20),
          merchantId,
          mode,
          name,
          settings: newPortalSettings,
        })),
      }),
      database().secretKey.createMany({
        data: modes.map((mode) => {
          const { id, sealedSecret, last4 } = newSecretKey(merchantId, mode);
          return { id, merchantId, mode, sealedSecret, last4 };
        }),
      }),
      auditEntry(
        { merchantId, actor: `member:${memberId}` },
        { mode: null, verb: "merchant.created", subject: merchantId },
      ),
    ]);
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return undefined;
    throw error;
  }
  return { merchantId, memberId };
}
