import "server-only";
import { randomText } from "../crypto";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";
import type { Prisma } from "./generated/client";

/**
 * The actor of a change or an attempted change: a member, the system itself (when a database is seeded), or someone
 * whose identity isn't verified.
 */
export type Actor = { merchantId: MerchantId; actor: `member:${string}` | "system" | "unknown" };

/** A member acting on their own account. */
export type ActingMember = Actor & { memberId: string };

export type AuditDraft = {
  mode: Mode | null;
  /** The change, as a subject and a past participle: `settings.saved`, `secret_key.revealed`. */
  verb: string;
  subject: string;
  /** Selected fields, never a secret. */
  details?: Record<string, string | number | boolean | null | string[]>;
};

/**
 * Creates the audit entry for a change. Put it into the same transaction as the change, so that neither can exist
 * without the other. `within` is an interactive transaction. Without it, the result can go into a list of operations
 * for `$transaction`.
 */
export function auditEntry(
  { merchantId, actor }: Actor,
  { mode, verb, subject, details = {} }: AuditDraft,
  within: Pick<Prisma.TransactionClient, "auditEntry"> = database(),
): Prisma.PrismaPromise<unknown> {
  const data = { id: `audit_${randomText(20)}`, merchantId, mode, actor, verb, subject, details };
  return within.auditEntry.create({ data });
}

/** Records an action that changes nothing, such as reading a secret. */
export async function recordAudit(who: Actor, draft: AuditDraft): Promise<void> {
  await auditEntry(who, draft);
}
