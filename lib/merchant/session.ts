import "server-only";
import { getServerSession } from "next-auth/next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { findMember } from "../db/members";
import type { Actor } from "../db/audit";
import { addLogContext } from "../log/context";
import { authentication, longestSessionSeconds } from "./authentication";

/** A member whose session holds now; `actor` is how changes are signed. */
export type SignedInMember = Actor & { memberId: string; email: string; merchantName: string };

/**
 * Who is signed in, or undefined. A cookie that opens is not enough: the member must still exist, in the version
 * of the sign-in, so that a session can be ended from here although it lives in a cookie.
 */
export const currentMember = cache(async (): Promise<SignedInMember | undefined> => {
  const session = await getServerSession(authentication());
  if (!session?.memberId || session.sessionVersion === undefined || session.signedInAt === undefined) {
    return undefined;
  }
  if (Date.now() / 1000 - session.signedInAt > longestSessionSeconds) return undefined;
  const member = await findMember(session.memberId);
  if (!member || member.sessionVersion !== session.sessionVersion) return undefined;
  const { id: memberId, email, merchantId, merchantName } = member;
  addLogContext({ merchantId });
  return { merchantId, actor: `member:${memberId}`, memberId, email, merchantName };
});

/** For pages: the member, or a redirect to the sign-in. */
export async function requireMember(): Promise<SignedInMember> {
  return (await currentMember()) ?? redirect("/sign-in");
}
