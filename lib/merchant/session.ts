import "server-only";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth/next";
import { cache } from "react";
import type { Actor } from "../db/audit";
import { findSession, type SessionRow, touchSession } from "../db/sessions";
import { addLogContext } from "../log/context";
import { authentication, idleSeconds, maxSessionSeconds } from "./authentication";

/** A member with an active session. Audit entries name `actor`. */
export type SignedInMember = Actor & {
  memberId: string;
  email: string;
  merchantName: string;
  sessionId: string;
  /** When the password was last given in this session. */
  confirmedAt: Date;
};

/**
 * Returns the member who is signed in, or undefined. A valid cookie isn't enough: its session must still exist. Signing
 * out therefore ends every copy of the cookie immediately, in all processes.
 */
export const currentMember = cache(async (): Promise<SignedInMember | undefined> => {
  const cookie = await getServerSession(authentication());
  const session = cookie?.sessionId ? await findSession(cookie.sessionId) : undefined;
  const now = new Date();
  if (!session || hasExpired(session, now)) return undefined;
  const { id: sessionId, memberId, email, merchantId, merchantName, confirmedAt } = session;
  addLogContext({ merchantId });
  await touchSession(session, now);
  const actor = `member:${memberId}` as const;
  return { merchantId, actor, memberId, email, merchantName, sessionId, confirmedAt };
});

/** Whether a session has expired, because it is too old or has been idle for too long. */
export function hasExpired({ createdAt, lastSeenAt }: SessionRow, now: Date): boolean {
  const secondsSince = (date: Date) => (now.getTime() - date.getTime()) / 1000;
  return secondsSince(createdAt) > maxSessionSeconds || secondsSince(lastSeenAt) > idleSeconds;
}

/** For pages: returns the member or redirects to sign-in. */
export async function requireMember(): Promise<SignedInMember> {
  return (await currentMember()) ?? redirect("/sign-in");
}
