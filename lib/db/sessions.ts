import "server-only";
import { randomText } from "../crypto";
import { type MerchantId, mintMerchantId } from "../tenancy";
import { type ActingMember, auditEntry } from "./audit";
import { database } from "./client";
import type { Credentials } from "./members";

/**
 * Starts a session and records the sign-in. Returns the session ID for the cookie, or undefined if the checked password
 * has changed since. A concurrent password change waits until the session is written, and then ends it.
 */
export async function startSession(
  { merchantId, id: memberId, passwordHash }: Omit<Credentials, "email">,
  device: string,
): Promise<string | undefined> {
  const id = `ses_${randomText(32)}`;
  const who = { merchantId, actor: `member:${memberId}` as const };
  const draft = { mode: null, verb: "member.signed_in", subject: memberId, details: { device } };
  return database().$transaction(async (transaction) => {
    const where = { merchantId, id: memberId, passwordHash };
    const { count } = await transaction.member.updateMany({ where, data: { lastSignInAt: new Date() } });
    if (count !== 1) return undefined;
    await transaction.session.create({ data: { id, merchantId, memberId, device } });
    await auditEntry(who, draft, transaction);
    return id;
  });
}

export type SessionRow = { id: string; device: string; createdAt: Date; lastSeenAt: Date };

export type Session = SessionRow & {
  confirmedAt: Date;
  memberId: string;
  email: string;
  merchantId: MerchantId;
  merchantName: string;
};

const withMember = {
  member: { select: { email: true, merchant: { select: { name: true } } } },
} as const;

/** PostgreSQL refuses some texts, such as those with NUL. */
const isSessionId = (text: string) => /^ses_[A-Za-z0-9]{32}$/.test(text);

/**
 * The session of a cookie, or undefined if it has ended. The lookup needs no merchant ID, because a request finds its
 * merchant through the session.
 */
export async function findSession(id: string): Promise<Session | undefined> {
  if (!isSessionId(id)) return undefined;
  const row = await database().session.findUnique({
    where: { id, member: { merchant: { deletesAt: null } } },
    include: withMember,
  });
  if (!row) return undefined;
  const { member, merchantId, ...session } = row;
  const { email, merchant } = member;
  return { ...session, email, merchantId: mintMerchantId(merchantId), merchantName: merchant.name };
}

/** More than any person has devices. */
export const mostListedSessions = 100;

/** A member's most recently used sessions, newest first. Expired ones are included until they are deleted. */
export async function listSessions({ merchantId, memberId }: ActingMember): Promise<SessionRow[]> {
  return database().session.findMany({
    where: { merchantId, memberId },
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: "desc" },
    take: mostListedSessions,
  });
}

/** Updated at most once a minute, so that most requests write nothing. */
export async function touchSession({ id, merchantId, lastSeenAt }: Session, now: Date): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < 60_000) return;
  await database().session.updateMany({ where: { id, merchantId }, data: { lastSeenAt: now } });
}

/** Records that the member reentered the password. Returns false if the session has ended. */
export async function confirmSession(who: ActingMember, id: string, now: Date): Promise<boolean> {
  const { merchantId, memberId } = who;
  const draft = { mode: null, verb: "member.password_confirmed", subject: memberId };
  return database().$transaction(async (transaction) => {
    const where = { id, merchantId, memberId };
    const { count } = await transaction.session.updateMany({ where, data: { confirmedAt: now } });
    if (count === 1) await auditEntry(who, draft, transaction);
    return count === 1;
  });
}

/**
 * Ends a cookie's session immediately, for every copy of the cookie. Does nothing if it has already ended.
 */
export async function signOut(id: string): Promise<void> {
  const session = await findSession(id);
  if (!session) return;
  const { merchantId, memberId } = session;
  await deleteSession({ merchantId, memberId, actor: `member:${memberId}` }, id, "member.signed_out");
}

/** Ends one of the member's own sessions. Returns false if it doesn't exist. */
export async function endSession(who: ActingMember, id: string): Promise<boolean> {
  return isSessionId(id) && deleteSession(who, id, "member.session_ended");
}

async function deleteSession(who: ActingMember, id: string, verb: string): Promise<boolean> {
  const { merchantId, memberId } = who;
  return database().$transaction(async (transaction) => {
    const where = { id, merchantId, memberId };
    const ended = await transaction.session.findFirst({ where, select: { device: true } });
    const { count } = await transaction.session.deleteMany({ where });
    if (!ended || count !== 1) return false;
    await auditEntry(who, { mode: null, verb, subject: memberId, details: ended }, transaction);
    return true;
  });
}

/** Ends all of the member's sessions. Returns how many there were. */
export async function endSessions(who: ActingMember): Promise<number> {
  const { merchantId, memberId } = who;
  return database().$transaction(async (transaction) => {
    const { count } = await transaction.session.deleteMany({ where: { merchantId, memberId } });
    const draft = { mode: null, verb: "member.signed_out_everywhere", subject: memberId };
    await auditEntry(who, { ...draft, details: { sessions: count } }, transaction);
    return count;
  });
}
