import "server-only";
import { mintMerchantId } from "../tenancy";
import type { MerchantId } from "../tenancy";
import { database } from "./client";

export type Member = {
  id: string;
  email: string;
  sessionVersion: number;
  merchantId: MerchantId;
  merchantName: string;
};

const shown = {
  id: true,
  email: true,
  sessionVersion: true,
  merchantId: true,
  merchant: { select: { name: true } },
} as const;

/**
 * The member of a session, or undefined when there is none any more. It starts from no merchant, because it is
 * how a session learns whose it is.
 */
export async function findMember(memberId: string): Promise<Member | undefined> {
  const row = await database().member.findUnique({ where: { id: memberId }, select: shown });
  if (!row) return undefined;
  const { merchant, merchantId, ...member } = row;
  return { ...member, merchantId: mintMerchantId(merchantId), merchantName: merchant.name };
}

export type Credentials = { id: string; email: string; passwordHash: string; sessionVersion: number };

/** What a sign-in is checked against. `email` is written in lower case. */
export async function findCredentials(email: string): Promise<Credentials | undefined> {
  const select = { id: true, email: true, passwordHash: true, sessionVersion: true };
  return (await database().member.findUnique({ where: { email }, select })) ?? undefined;
}

export async function passwordHashOf(merchantId: MerchantId, memberId: string): Promise<string | undefined> {
  const row = await database().member.findFirst({
    where: { merchantId, id: memberId },
    select: { passwordHash: true },
  });
  return row?.passwordHash;
}

export async function markSignedIn(memberId: string): Promise<void> {
  await database().member.updateMany({ where: { id: memberId }, data: { lastSignInAt: new Date() } });
}

/** Ends every session of this person, on every device. */
export async function raiseSessionVersion(merchantId: MerchantId, memberId: string): Promise<void> {
  const where = { merchantId, id: memberId };
  await database().member.updateMany({ where, data: { sessionVersion: { increment: 1 } } });
}
