import "server-only";
import { randomText } from "../crypto";
import { mintMerchantId } from "../tenancy";
import type { MerchantId } from "../tenancy";
import { auditEntry } from "./audit";
import { database } from "./client";

type SignedIn = { merchantId: MerchantId; id: string };

/** Begins a session and records the sign-in. Returns its ID, which the cookie carries. */
export async function startSession({ merchantId, id: memberId }: SignedIn, device: string): Promise<string> {
  const id = `ses_${randomText(32)}`;
  const who = { merchantId, actor: `member:${memberId}` as const };
  const draft = { mode: null, verb: "member.signed_in", subject: memberId, details: { device } };
  await database().$transaction([
    database().session.create({ data: { id, merchantId, memberId, device } }),
    database().member.updateMany({ where: { merchantId, id: memberId }, data: { lastSignInAt: new Date() } }),
    auditEntry(who, draft),
  ]);
  return id;
}

export type Session = {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  memberId: string;
  email: string;
  merchantId: MerchantId;
  merchantName: string;
};

const withMember = {
  member: { select: { email: true, merchant: { select: { name: true } } } },
} as const;

/**
 * The session of a cookie, or undefined when it has been ended. It starts from no merchant, because it is how a
 * request learns whose it is.
 */
export async function findSession(id: string): Promise<Session | undefined> {
  // PostgreSQL refuses some texts, such as those with NUL.
  if (!/^ses_[A-Za-z0-9]{32}$/.test(id)) return undefined;
  const row = await database().session.findUnique({
    where: { id, member: { merchant: { deletesAt: null } } },
    include: withMember,
  });
  if (!row) return undefined;
  const { member, merchantId, ...session } = row;
  const { email, merchant } = member;
  return { ...session, email, merchantId: mintMerchantId(merchantId), merchantName: merchant.name };
}

/** Exact to the minute, so that most requests write nothing. */
export async function touchSession({ id, merchantId, lastSeenAt }: Session, now: Date): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < 60_000) return;
  await database().session.updateMany({ where: { id, merchantId }, data: { lastSeenAt: now } });
}

/** Ends a session at once, whatever its cookie says, and records it. Nothing happens to one that has ended. */
export async function endSession(id: string): Promise<void> {
  const session = await findSession(id);
  if (!session) return;
  const { merchantId, memberId } = session;
  const who = { merchantId, actor: `member:${memberId}` as const };
  const draft = { mode: null, verb: "member.signed_out", subject: memberId };
  await database().$transaction([
    database().session.deleteMany({ where: { id, merchantId } }),
    auditEntry(who, draft),
  ]);
}
