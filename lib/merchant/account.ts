import "server-only";
import { changePassword as saveNewPassword, passwordHashOf } from "../db/members";
import type { SessionRow } from "../db/sessions";
import * as sessions from "../db/sessions";
import type { Caller } from "./caller";
import { MerchantError } from "./errors";
import { hashPassword, passwordMatches } from "./password";
import { consumePasswordAttempt } from "./password-attempts";
import { passwordProblem } from "./password-rule";
import { recordRefusedAttempt } from "./refused-attempts";
import { hasExpired, type SignedInMember } from "./session";

const signedOutError = () => new MerchantError("signed_out", "You’re signed out. Sign in again.");

/** Confirms the member's password. For a few minutes, no action in this session asks for the password again. */
export async function confirmPassword(member: SignedInMember, password: string, from: Caller): Promise<void> {
  await requirePassword(member, password, { from, field: "password" });
  if (!(await sessions.confirmSession(member, member.sessionId, new Date()))) throw signedOutError();
}

/**
 * Changes the password and ends all the member's sessions, even the current one, because its cookie may have been
 * copied.
 */
export async function changePassword(
  member: SignedInMember,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
  from: Caller,
): Promise<void> {
  const problem =
    newPassword === currentPassword
      ? "That’s your current password."
      : passwordProblem(newPassword, [member.merchantName, member.email.split("@")[0] ?? ""]);
  if (problem) throw passwordUnchangedError({ newPassword: problem });
  const storedHash = await requirePassword(member, currentPassword, { from, field: "currentPassword" });
  if (await saveNewPassword(member, storedHash, await hashPassword(newPassword))) return;
  throw passwordUnchangedError({
    currentPassword: "Your password was changed elsewhere a moment ago. Reload the page and use the new one.",
  });
}

const passwordUnchangedError = (fields: Record<string, string>) =>
  new MerchantError("invalid", "Your password wasn’t changed.", fields);

type PasswordField = { from: Caller; field: string };

/** Returns the stored hash if the password matches it. Counts attempts as sign-ins and audits failures. */
async function requirePassword(
  member: SignedInMember,
  password: string,
  { from: { address, device }, field }: PasswordField,
): Promise<string> {
  if (!(await consumePasswordAttempt(member.email, address))) {
    throw new MerchantError("rate_limited", "Too many attempts. Wait 15 minutes, then try again.");
  }
  const storedHash = await passwordHashOf(member.merchantId, member.memberId);
  if (storedHash !== undefined && (await passwordMatches(storedHash, password))) return storedHash;
  recordRefusedAttempt(member, { verb: "member.password_refused", device });
  throw new MerchantError("password_wrong", "Nothing was changed.", {
    [field]: "That’s not your password.",
  });
}

export type ListedSession = SessionRow & { isThis: boolean };

/** Lists the active sessions, starting with the current one. */
export async function listSessions(member: SignedInMember): Promise<ListedSession[]> {
  const now = new Date();
  const active = (await sessions.listSessions(member)).filter((session) => !hasExpired(session, now));
  const listed = active.map((session) => ({ ...session, isThis: session.id === member.sessionId }));
  return listed.sort((one, other) => Number(other.isThis) - Number(one.isThis));
}

export async function endSession(member: SignedInMember, id: string): Promise<void> {
  if (await sessions.endSession(member, id)) return;
  throw new MerchantError("not_found", "This session has already ended. Reload the page.");
}

export async function signOutEverywhere(member: SignedInMember): Promise<void> {
  await sessions.endSessions(member);
}
