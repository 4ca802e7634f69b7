import "server-only";
import type { Finding, FindingKind } from "../findings";
import type { MerchantId, Mode } from "../tenancy";
import { type Actor, auditEntry } from "./audit";
import { database } from "./client";

/** Records a new finding, or another occurrence of an existing one. A dismissed finding stays dismissed. */
export async function recordFinding(
  merchantId: MerchantId,
  mode: Mode,
  { kind, subject }: Finding,
): Promise<void> {
  const key = { merchantId, mode, kind, subject: subject.map(escapeId).join(",") };
  await database().finding.upsert({
    where: { merchantId_mode_kind_subject: key },
    create: key,
    update: { lastSeenAt: new Date() },
  });
}

/**
 * IDs chosen by merchants may contain commas, which separate the stored IDs. Other IDs are stored unchanged, so
 * existing dismissals still match.
 */
const escapeId = (id: string) => id.replaceAll("%", "%25").replaceAll(",", "%2C");
const unescapeId = (text: string) => text.replaceAll("%2C", ",").replaceAll("%25", "%");

export type FindingGroup = { kind: FindingKind; count: number; newest: string[][] };

/** Findings of one kind that aren't dismissed: their number, and the `limit` newest. */
export async function readFindings(
  merchantId: MerchantId,
  mode: Mode,
  kind: FindingKind,
  limit: number,
): Promise<FindingGroup> {
  const where = { merchantId, mode, kind, dismissedAt: null };
  const [count, rows] = await Promise.all([
    database().finding.count({ where }),
    database().finding.findMany({
      where,
      orderBy: [{ firstSeenAt: "desc" }, { subject: "asc" }],
      take: limit,
      select: { subject: true },
    }),
  ]);
  return { kind, count, newest: rows.map(({ subject }) => subject.split(",").map(unescapeId)) };
}

/**
 * Dismisses the findings of a kind that were first seen no later than `until`. Later ones are still shown. Returns how
 * many were dismissed.
 */
export async function dismissFindings(
  who: Actor,
  mode: Mode,
  kind: FindingKind,
  until: Date,
): Promise<number> {
  const { merchantId } = who;
  return database().$transaction(async (transaction) => {
    const { count } = await transaction.finding.updateMany({
      where: { merchantId, mode, kind, dismissedAt: null, firstSeenAt: { lte: until } },
      data: { dismissedAt: new Date() },
    });
    const draft = { mode, verb: "findings.dismissed", subject: kind, details: { count } };
    if (count > 0) await auditEntry(who, draft, transaction);
    return count;
  });
}

/**
 * Deletes a resolved finding, whether or not it was dismissed. If the problem occurs again, the finding is shown again.
 */
export async function deleteFinding(
  merchantId: MerchantId,
  mode: Mode,
  kinds: FindingKind[],
  subject: string[],
): Promise<void> {
  const where = { merchantId, mode, kind: { in: kinds }, subject: subject.join(",") };
  await database().finding.deleteMany({ where });
}
