import "server-only";
import { type MerchantId, mintMerchantId } from "../tenancy";
import { type ActingMember, auditEntry } from "./audit";
import { database } from "./client";

export type Credentials = { id: string; email: string; passwordHash: string; merchantId: MerchantId };

/**
 * The credentials to check a sign-in against. No one can sign in for a merchant about to be deleted. `email`
 * must be in lowercase.
 */
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

/**
 * Replaces the verified password `from` with `to` and ends all of the member's sessions, because anyone with
 * the old password may have one. Returns false if `from` is no longer the current password.
 */
export async function changePassword(who: ActingMember, from: string, to: string): Promise<boolean> {
  const { merchantId, memberId } = who;
  return database().$transaction(async (transaction) => {
    const where = { merchantId, id: memberId, passwordHash: from };
    const { count } = await transaction.member.updateMany({ where, data: { passwordHash: to } });
    if (count !== 1) return false;
    const ended = await transaction.session.deleteMany({ where: { merchantId, memberId } });
    const draft = { mode: null, verb: "member.password_changed", subject: memberId };
    await auditEntry(who, { ...draft, details: { sessions: ended.count } }, transaction);
    return true;
  });
}
