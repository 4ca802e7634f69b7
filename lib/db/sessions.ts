import "server-only";
import { randomText } from "../crypto";
import { mintMerchantId } from "../tenancy";
import type { MerchantId } from "../tenancy";
import { auditEntry } from "./audit";
import type { ActingMember } from "./audit";
import { database } from "./client";
import type { Credentials } from "./members";

/**
 * Begins a session and records the sign-in. Returns its ID, which the cookie carries; undefined when the password that
 * was checked has been changed since. Until this is written, a change of the password waits, and then ends it.
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
 * The session of a cookie, or undefined when it has been ended. It starts from no merchant, because it is how a
 * request learns whose it is.
 */
export async function findSession(id: string): Promise<Session | undefined> {
  if (!isSessionId(id)) return undefined;
  const row = await database().session.findUnique({ where: { id }, include: withMember });
  if (!row) return undefined;
  const { member, merchantId, ...session } = row;
  const { email, merchant } = member;
  return { ...session, email, merchantId: mintMerchantId(merchantId), merchantName: merchant.name };
}

/** A member's sessions, the last used first; those that ended by themselves are among them for a while. */
export async function listSessions({ merchantId, memberId }: ActingMember): Promise<SessionRow[]> {
  return database().session.findMany({
    where: { merchantId, memberId },
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: "desc" },
  });
}

/** Exact to the minute, so that most requests write nothing. */
export async function touchSession({ id, merchantId, lastSeenAt }: Session, now: Date): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < 60_000) return;
  await database().session.updateMany({ where: { id, merchantId }, data: { lastSeenAt: now } });
}

/** Notes that the password was given again, and records it. False when the session has been ended. */
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

/** Ends the session of a cookie at once, whoever has a copy of it. Nothing happens to one that has ended. */
export async function signOut(id: string): Promise<void> {
  const session = await findSession(id);
  if (!session) return;
  const { merchantId, memberId } = session;
  await endOne({ merchantId, memberId, actor: `member:${memberId}` }, id, "member.signed_out");
}

/** Ends one of the member's own sessions. False when there is none such. */
export async function endSession(who: ActingMember, id: string): Promise<boolean> {
  return isSessionId(id) && endOne(who, id, "member.session_ended");
}

async function endOne(who: ActingMember, id: string, verb: string): Promise<boolean> {
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

/** Ends every session of the member. Returns how many there were. */
export async function endSessions(who: ActingMember): Promise<number> {
  const { merchantId, memberId } = who;
  return database().$transaction(async (transaction) => {
    const { count } = await transaction.session.deleteMany({ where: { merchantId, memberId } });
    const draft = { mode: null, verb: "member.signed_out_everywhere", subject: memberId };
    await auditEntry(who, { ...draft, details: { sessions: count } }, transaction);
    return count;
  });
}

/** Forgets the sessions that began before `before`. */
export async function forgetSessions(before: Date): Promise<void> {
  await database().session.deleteMany({ where: { createdAt: { lt: before } } });
}
