import "server-only";
import { randomText } from "../crypto";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";
import type { Prisma } from "./generated/client";

/**
 * Who does something for a merchant, or tries to: a member, the system itself when a database is seeded, or somebody
 * unknown, who did not prove to be anybody.
 */
export type Actor = { merchantId: MerchantId; actor: `member:${string}` | "system" | "unknown" };

/** A member who does something about themselves. */
export type ActingMember = Actor & { memberId: string };

export type AuditDraft = {
  mode: Mode | null;
  /** The change in the past tense of a file name: `settings.saved`, `secret_key.revealed`. */
  verb: string;
  subject: string;
  /** Chosen fields, never a secret. */
  details?: Record<string, string | number | boolean | null | string[]>;
};

/**
 * The entry that belongs to a change, to be put into the same transaction as the change itself: then neither can
 * exist without the other. `within` is an open transaction; without it the entry goes into a list of them.
 */
export function auditEntry(
  { merchantId, actor }: Actor,
  { mode, verb, subject, details = {} }: AuditDraft,
  within: Pick<Prisma.TransactionClient, "auditEntry"> = database(),
): Prisma.PrismaPromise<unknown> {
  const data = { id: `audit_${randomText(20)}`, merchantId, mode, actor, verb, subject, details };
  return within.auditEntry.create({ data });
}

/** Records something that changes nothing else, such as the reading of a secret. */
export async function recordAudit(who: Actor, draft: AuditDraft): Promise<void> {
  await auditEntry(who, draft);
}
